"""What stands around an English roster: the sentence it is in, and the closing words."""

BEFORE = (
    "Present: ",
    "Attendees: ",
    "The ceremony was attended by ",
    "Also present were ",
    "Participants included ",
    "On Tuesday, ",
    "The meeting was chaired by ",
)
AFTER = (
    " attended the ceremony.",
    " attended the meeting.",
    " took part in the event.",
    " spoke at the opening.",
    " were present.",
)
CLOSING = (", and others", " and others", " et al.", ", among others", " and 12 other guests", ", and colleagues")
