"""What can be wrong with a categorise question: the codes QST045 to QST049."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Related, Severity, Span, fault


@fault("QST045", "group-count")
def group_count(span: Span, count: int, fewest: int, most: int) -> Finding:
    """A categorise question has fewer than two groups, or more than six.

    With one group there is nothing to sort; with more than six the choice at each item is hard to take in.

    ```yaml
    type: categorise
    prompt: What belongs in a first aid kit?
    groups:
      - {name: In the kit, items: [Bandages, Gloves]}
    ```

    Write two to six groups. With more, use several questions, or `type: matching`.
    """
    found = "no groups" if count == 0 else "one group" if count == 1 else f"{count} groups"
    return Finding(
        message=f"This question has {found}; it needs {fewest} to {most}.",
        help=f"Write {fewest} to {most} groups under groups:, each with name: and items:.",
        span=span,
    )


@fault("QST046", "empty-group", Severity.INFO)
def empty_group(span: Span) -> Finding:
    """Nothing belongs to one of the groups of a categorise question.

    Learners can only go wrong with it. It is allowed, since it can be meant.

    ```yaml
    type: categorise
    prompt: What do you do first?
    groups:
      - {name: At once, items: [Call for help]}
      - {name: Later, items: [Write the report]}
      - {name: Never, items: []}
    ```

    Add an item to the group, or remove the group.
    """
    return Finding(
        message="No item belongs to this group, so it is never right.",
        help="Add an item to the group or remove it, unless this is what you want.",
        span=span,
    )


@fault("QST047", "item-twice")
def item_twice(span: Span, first: Span, text: str) -> Finding:
    """An item of a categorise question is written twice, in one group or in two.

    Learners cannot tell the two apart, and an item can be in one group only.

    ```yaml
    type: categorise
    prompt: Which of these burn easily?
    groups:
      - {name: Burns easily, items: [Paper, Dry leaves]}
      - {name: Does not, items: [Brick, Paper]}
    ```

    Remove one of the two, or change its text.
    """
    return Finding(
        message=f'The item "{text}" is written twice.',
        help="Remove one of the two, or change its text.",
        span=span,
        related=(Related("the first item with this text", first),),
    )


@fault("QST048", "same-group-name")
def same_group_name(span: Span, first: Span, text: str) -> Finding:
    """Two groups of a categorise question have the same name.

    Learners cannot tell them apart, and only one of the two would count as right for an item.

    ```yaml
    type: categorise
    prompt: Where does the part belong?
    groups:
      - {name: Wheel, items: [Spoke]}
      - {name: Wheel, items: [Rim]}
    ```

    Put the items into one group, or change one of the names.
    """
    return Finding(
        message=f'Two groups have the same name, "{text}".',
        help="Put the items into one group, or change one of the names.",
        span=span,
        related=(Related("the first group with this name", first),),
    )


@fault(
    "QST049",
    "item-count",
    spec="SCORM 1.2 RTE 3.4.7: a matching response is made of single characters, 0-9 and a-z",
)
def item_count(span: Span, count: int, most: int) -> Finding:
    """A categorise question has fewer than two items, or more than SCORM 1.2 can name.

    With one item, a choice question says the same more plainly. SCORM 1.2 records each item as one character
    from a to z and 0 to 9, so there can be 36 at most.

    ```yaml
    type: categorise
    prompt: Which of these burn easily?
    groups:
      - {name: Burns easily, items: [Paper]}
      - {name: Does not, items: []}
    ```

    Write 2 to 36 items, over all groups.
    """
    found = "no items" if count == 0 else "only one item" if count == 1 else f"{count} items"
    return Finding(
        message=f"The groups of this question have {found} together; there must be 2 to {most}.",
        help=f"Write 2 to {most} items under items: of the groups.",
        span=span,
    )
