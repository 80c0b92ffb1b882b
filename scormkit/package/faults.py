"""PKG049 and PKG068 to PKG079: what can be wrong with the file that describes a package, as a file."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Severity, Span, fault


@fault("PKG070", "package-without-manifest", spec="CAM 4th Ed. section 3.3")
def no_manifest(what: str, span: Span) -> Finding:
    """There is no file at the root of the package that describes it.

    A learning platform looks for imsmanifest.xml (SCORM), cmi5.xml (cmi5) or tincan.xml (xAPI), and refuses a
    package without one.

    ```
    my-course.zip
      index.html
    ```

    Export the course again as SCORM, cmi5 or xAPI. A web export has no such file.
    """
    return Finding(
        message=f"{what} has no imsmanifest.xml, cmi5.xml or tincan.xml at its root.",
        help="Name a SCORM, cmi5 or xAPI package. If this is a web export, export it again for a platform.",
        span=span,
    )


@fault("PKG071", "package-manifest-in-folder", spec="CAM 4th Ed. section 3.3; Moodle 4 mod/scorm badarchive")
def manifest_in_folder(name: str, span: Span) -> Finding:
    """The file that describes the package lies in a folder of the zip.

    Platforms look for it at the root only. It is the most frequent reason why an upload fails: the folder was
    zipped in place of what is in it.

    ```
    my-course.zip
      my-course/imsmanifest.xml
    ```

    Open the folder, select everything in it, and zip that.
    """
    return Finding(
        message=f"The manifest lies in a folder of the package: {name}.",
        help="Open that folder, select everything in it, and zip that.",
        span=span,
    )


@fault("PKG072", "package-manifest-name", spec="CAM 4th Ed. section 3.3")
def manifest_name(name: str, expected: str, span: Span) -> Finding:
    """The file that describes the package has another name than platforms look for.

    They compare the name letter by letter, capital letters included.

    ```
    IMSManifest.xml
    ```

    Rename the file and pack the course again.
    """
    return Finding(
        message=f"The manifest is called {name}; platforms look for {expected}.",
        help=f"Rename it to {expected} and pack the course again.",
        span=span,
    )


@fault("PKG073", "xml-malformed", spec="XML 1.0 section 2.1")
def not_xml(reason: str, span: Span) -> Finding:
    """The file is not well-formed XML, so that no learning platform can read it.

    ```
    <title>Fire & water</title>
    ```

    Mend the named place: a bare `&` is written `&amp;`, and every element that is opened has to be closed. An
    editor that knows XML shows such places.
    """
    return Finding(
        message=f"The XML cannot be read: {reason}.",
        help="Mend it here. It is often a bare & (write &amp;) or a missing end tag; an XML editor shows it.",
        span=span,
    )


@fault("PKG074", "xml-document-type", spec="OWASP XML External Entity Prevention")
def document_type(target: str, has_entities: bool, span: Span) -> Finding:
    """The file has a DOCTYPE, which can define entities and name files to be fetched.

    Attackers use it to read a server's files or to fill its memory, so many platforms refuse such a file.
    No standard for courses needs it. Nothing was fetched, and nothing behind it was read.

    ```
    <!DOCTYPE manifest [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
    ```

    Delete the DOCTYPE. Where the text has an entity of its own, such as `&company;`, write out what it stands
    for.
    """
    return Finding(
        message="The file has a DOCTYPE"
        + (f" that points to {target[:80]!r}" if target else "")
        + (" and defines entities of its own." if has_entities else "."),
        help="Delete the DOCTYPE, and write out what its entities stand for.",
        span=span,
    )


@fault("PKG075", "xml-too-deep")
def too_deep(limit: int, span: Span) -> Finding:
    """Elements lie in each other beyond all measure.

    Reading such a file can exhaust a server's memory: it is broken or made to attack. It was not read.

    ```
    <item><item><item> ... 10,000 times ... </item></item></item>
    ```

    Look at what made the file. Real manifests have less than twenty levels.
    """
    return Finding(
        message=f"Elements lie in each other more than {limit} deep.",
        help="Export the course again. Real manifests have less than twenty levels.",
        span=span,
    )


@fault("PKG076", "xml-tag-too-long")
def tag_too_long(name: str, limit: int, span: Span) -> Finding:
    """The attributes of one element are longer than most courses.

    It is an attempt to fill memory, or a picture or film that was written into an attribute. It was not read.

    ```
    <manifest identifier="AAAA... 100 million times ...">
    ```

    Put the content into a file of its own.
    """
    return Finding(
        message=f"The attributes of <{name[:40]}> have more than {limit:,} characters.",
        help="Shorten them. A picture or film belongs in a file of its own.",
        span=span,
    )


@fault("PKG077", "xml-encoding-broken", spec="XML 1.0 section 4.3.3")
def encoding_broken(encoding: str, span: Span) -> Finding:
    """The bytes of the file are not in the encoding that it names, or in UTF-8 when it names none.

    It happens when an editor saves a file in another encoding than its first line says. Platforms refuse the
    file or garble the titles.

    ```
    <?xml version="1.0" encoding="UTF-8"?> ... <title>Caf(byte E9)</title>
    ```

    Open the file in an editor and save it as UTF-8.
    """
    return Finding(
        message=f"The file is not {encoding}: a byte here means nothing in it.",
        help="Open the file in an editor, correct the letters that look wrong, and save it as UTF-8.",
        span=span,
    )


@fault("PKG078", "xml-encoding-unknown", spec="XML 1.0 section 4.3.3")
def encoding_unknown(encoding: str, span: Span) -> Finding:
    """The file names an encoding that is not known, or that its own bytes rule out.

    Programs that write text in memory often put `utf-16` on the first line of a file that is UTF-8.

    ```
    <?xml version="1.0" encoding="utf-16"?>      (in a file that is saved as UTF-8)
    ```

    Write `encoding="UTF-8"` and save the file as UTF-8.
    """
    return Finding(
        message=f"The file says that its encoding is {encoding!r}, which it cannot be.",
        help='Write encoding="UTF-8" on the first line, and save the file as UTF-8.',
        span=span,
    )


@fault("PKG079", "xml-encoding-wide", Severity.WARNING, spec="XML 1.0 section 4.3.3")
def wide_encoding(encoding: str, span: Span) -> Finding:
    """The file is in UTF-16 or UTF-32, which XML allows and not every platform can read.

    Moodle and others look for words in the file as if it were UTF-8, and find none.

    ```
    <?xml version="1.0" encoding="UTF-16"?>
    ```

    Save it as UTF-8, and write `encoding="UTF-8"` on its first line.
    """
    return Finding(
        message=f"The file is written in {encoding}, which some learning platforms cannot read.",
        help='Save it as UTF-8, and write encoding="UTF-8" on its first line.',
        span=span,
    )


@fault("PKG069", "xml-too-many-elements")
def too_many_elements(limit: int, span: Span) -> Finding:
    """The file has more elements than any course.

    Reading it would take all memory of a server: it is broken or made to attack. It was not read further.

    ```
    <item/><item/><item/> ... a million times ...
    ```

    Look at what made the file, and divide the course if it is honest.
    """
    return Finding(
        message=f"The file has more than {limit:,} elements.",
        help="Export the course again; a course of that size has to be divided.",
        span=span,
    )


@fault("PKG068", "manifest-unknown")
def no_known_root(root: str, span: Span) -> Finding:
    """The file is XML, but it describes no package.

    Platforms know three kinds: `<manifest>` (SCORM), `<courseStructure>` (cmi5) and `<tincan>` (xAPI).

    ```
    <course><lesson/></course>
    ```

    Name the package itself, or export the course again.
    """
    return Finding(
        message=f"This describes no package: its first element is <{root[:40]}>.",
        help="A manifest begins with <manifest> (SCORM), <courseStructure> (cmi5) or <tincan> (xAPI).",
        span=span,
    )


@fault("PKG049", "package-unknown")
def no_package(span: Span) -> Finding:
    """The file is neither a zip nor a manifest.

    ```
    scormkit simulate notes.docx
    ```

    Name the zip that is uploaded to the learning platform, the folder that it was made from, or the manifest
    in it. Some course files of authoring tools have to be exported (published) first.
    """
    return Finding(
        message="This is neither a zip nor a manifest.",
        help="Name a zip, a folder with a manifest, or the manifest itself (imsmanifest.xml, cmi5.xml).",
        span=span,
    )
