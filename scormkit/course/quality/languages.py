"""What the quality rules know of languages, by the first part of the language's tag.

All are patterns for texts in small letters; those of whole texts are matched to the end.
"""

from __future__ import annotations

from collections.abc import Mapping

VAGUE_LINKS: Mapping[str, str] = {
    "en": r"(?:please )?(?:(?:click|tap|press|see|go|download) )?here|click(?: me)?"
    r"|(?:this )?(?:link|page)|this|(?:read|learn|see|find out|know)? ?more(?: info(?:rmation)?)?|go|details",
    "es": r"(?:(?:haga |haz )?clic |pulse |pulsa )?aqu[íi]|(?:este )?enlace|(?:leer |ver |saber )?más"
    r"(?: información)?",
    "fr": r"(?:cliquez |cliquer |par )?ici|(?:ce )?lien|(?:en savoir |voir )?plus(?: d['’]informations?)?"
    r"|lire la suite",
    "de": r"hier(?: klicken)?|klick(?:en sie)? hier|(?:dieser )?link|mehr(?: lesen| erfahren| informationen)?"
    r"|weiterlesen|weitere informationen",
    "pt": r"(?:clique |clicar )?aqui|(?:este )?link|(?:ler |leia |saiba |saber |ver )?mais(?: informações)?",
}
"""Whole texts of links that say nothing."""

IMAGE_OPENINGS: Mapping[str, str] = {
    "en": r"(?:an? |the )?(?:image|picture|photo|photograph|graphic|screenshot|icon) (?:of|showing)\b",
    "es": r"(?:una? |la |el )?(?:imagen|foto|fotografía|captura|icono) (?:de|del|que muestra)\b",
    "fr": r"(?:une? |l['’])?(?:image|photo|photographie|capture|icône) (?:de|du|des|montrant)\b",
    "de": r"(?:ein |eine |das |die )?(?:bild|foto|fotografie|grafik|bildschirmfoto|symbol) "
    r"(?:von|vom|eines|einer|mit)\b",
    "pt": r"(?:uma? |a |o )?(?:imagem|foto|fotografia|captura|ícone) (?:de|do|da|que mostra)\b",
}
"""Openings of alternative texts that a screen reader says by itself."""

ALL_ABOVE: Mapping[str, str] = {
    "en": r"(?:all|none|both|any|neither) of (?:the |these |those )?(?:above|these|those|answers|options)",
    "es": r"(?:todas|todos|ningun[oa])(?: de)? (?:las|los) (?:respuestas |opciones )?anteriores",
    "fr": r"(?:toutes|tous|aucune?)(?: de)?(?: ces| les)? ?(?:réponses|propositions|options)(?: ci-dessus)?",
    "de": r"(?:alle|keine|keines|nichts)(?: der| von den)? ?(?:oben genannten|genannten|obigen|davon)"
    r"(?: antworten)?",
    "pt": r"(?:todas|todos|nenhuma?)(?: d?[ao]s)? (?:(?:alternativas|opções|respostas) ?)?"
    r"(?:anteriores|acima|alternativas|opções|respostas)",
}
"""Whole options that only speak of the others."""

ABBREVIATIONS = (
    r"dr|mr|mrs|ms|st|no|vs|etc|e\.g|i\.e|u\.s|p\.m|a\.m|sra?|uds?|dra|núm|pág|p\.ej|mme|mlle|env|z\.b|d\.h"
    r"|u\.a|usw|bzw|ca|nr|vgl|evtl|ggf|inkl|ex|prof|fig|cf|al|\w"
)
"""What a full stop follows inside of a sentence, in all languages, without it; single letters too."""

WITHOUT_SPACES = frozenset({"ja", "zh", "th", "lo", "km", "my"})
"""Languages whose words are not set apart: two characters count as a word."""
