"""File types, as data: what is compressed already, what a server would run, and which names are special."""

from __future__ import annotations

# fmt: off
COMPRESSED = frozenset({
    "7z", "aac", "avif", "br", "bz2", "docx", "epub", "flac", "gif", "gz", "heic", "ico", "jpeg", "jpg",
    "jxl", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "odp", "ods", "odt", "oga", "ogg",
    "ogv", "opus", "pdf", "png", "pptx", "rar", "tgz", "webm", "webp", "wma", "wmv", "woff", "woff2",
    "xlsx", "xz", "zip", "zst",
})
# fmt: on
"""Endings whose content is compressed already: deflating it again costs time and saves nothing."""

# fmt: off
SERVER_SIDE = frozenset({
    "asa", "ascx", "ashx", "asmx", "asp", "aspx", "bat", "cer", "cfc", "cfm", "cgi", "cmd", "com",
    "cshtml", "dll", "exe", "hta", "htaccess", "jar", "java", "jsp", "jspx", "msi", "phar", "php",
    "php3", "php4", "php5", "php7", "phps", "pht", "phtml", "pl", "ps1", "py", "pyc", "rb", "scr", "sh",
    "shtml", "so", "vb", "vbe", "vbs", "war", "wsf",
})
# fmt: on
"""Endings that a web server or a computer would run; Docebo, for one, refuses a package with such a file
(help.docebo.com 360020128479)."""

DEVICES = frozenset(
    ["aux", "con", "nul", "prn", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(1, 10))]
)
"""Names that Windows keeps for devices: a platform that runs on Windows cannot unpack such a file."""

MANIFESTS = frozenset({"imsmanifest.xml", "cmi5.xml", "tincan.xml"})
"""The file that describes a package; it comes first, because some importers read no further to find it."""

RECORD = "scormkit.json"
"""Our own note in a package: what made it, from what, and the digest of all the rest. It comes last."""


def ending(name: str) -> str:
    """The ending of a file name in small letters without its dot (`media/Film.MP4` gives `mp4`), or ""."""
    _, dot, suffix = name.rpartition("/")[2].rpartition(".")
    return suffix.lower() if dot else ""
