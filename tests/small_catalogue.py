"""A catalogue of few messages, as one that translators have just begun."""


class Welsh:
    """A catalogue with the tag of a language, and few messages more."""

    def __init__(self, tag: str = "cy") -> None:
        self.said = {
            "en-GB": tag,
            "Next steps": "Camau nesaf",
            "What changes for us?": "Beth sy'n newid i ni?",
        }

    def gettext(self, message: str) -> str:
        return self.said.get(message, message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        return one if number == 1 else many
