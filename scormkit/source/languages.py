"""The codes of languages by what people call them, for those who write the name and not the code (BCP 47)."""

CODES = {
    "ar": ("arabic", "العربية"),
    "bg": ("bulgarian", "български"),
    "cs": ("czech", "čeština"),
    "da": ("danish", "dansk"),
    "de": ("german", "deutsch"),
    "el": ("greek", "ελληνικά"),
    "en": ("english",),
    "es": ("spanish", "español", "espanol", "castellano"),
    "fa": ("persian", "farsi", "فارسی"),
    "fi": ("finnish", "suomi"),
    "fr": ("french", "français", "francais"),
    "he": ("hebrew", "עברית"),
    "hi": ("hindi", "हिन्दी"),
    "hu": ("hungarian", "magyar"),
    "id": ("indonesian", "bahasa indonesia"),
    "it": ("italian", "italiano"),
    "ja": ("japanese", "日本語"),
    "ko": ("korean", "한국어"),
    "nb": ("norwegian", "norsk", "bokmål"),
    "nl": ("dutch", "nederlands"),
    "pl": ("polish", "polski"),
    "pt": ("portuguese", "português", "portugues"),
    "ro": ("romanian", "română"),
    "ru": ("russian", "русский"),
    "sv": ("swedish", "svenska"),
    "th": ("thai", "ไทย"),
    "tr": ("turkish", "türkçe"),
    "uk": ("ukrainian", "українська"),
    "vi": ("vietnamese", "tiếng việt"),
    "zh": ("chinese", "mandarin", "中文"),
}


def code_of(name: str) -> str | None:
    """The code of a language that is called by its name, in English or in itself; None for any other word."""
    sought = name.strip().lower()
    return next((code for code, names in CODES.items() if sought in names), None)
