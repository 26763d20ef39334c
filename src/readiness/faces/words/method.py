"""The method: how a result comes about, in words for those who read it."""

from readiness.faces.words.translation import gettext_noop

METHOD = (
    gettext_noop(
        "Every answer counts from what is secured, which evidence and every voice support, to what is possible, the "
        "most that could be true. What is unknown or not answered widens that range; it is never counted as nothing. "
        "What does not apply leaves the calculation and is listed."
    ),
    gettext_noop(
        "A dimension is the weighted mean of its rules. While something essential is missing, a ceiling holds it. "
        "The overall figure is the mean of the dimensions, and never more than one band above the lowest of them."
    ),
    gettext_noop(
        "Bands are fifths: not started up to 20, beginning up to 40, developing up to 60, embedding up to 80, "
        "sustaining above. Where more than 40 points are unsettled, no band is claimed. A short form asks fewer "
        "questions, and is never compared with a full one."
    ),
    gettext_noop(
        "A step's points are what it adds to its own dimension before ceilings, in the order of the list, once it is "
        "done and shown. Effort is small, medium, large or major: 1, 2, 4 or 8 points of the effort that people can "
        "spare."
    ),
)
"""Paragraphs, in order."""
