"""Reading a phone's diary."""


def log_of(phone) -> list[str]:
    return [complaint.text for complaint in phone.log]


def complains(phone, text: str) -> bool:
    return any(text in line for line in log_of(phone))


def deeds(phone) -> list[str]:
    return [moment.deed for moment in phone.history()]


def sentences(phone) -> list[str]:
    return [notice.sentence for notice in phone.lock_screen]
