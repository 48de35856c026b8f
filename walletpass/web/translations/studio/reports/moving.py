"""Moves between stages: who came closer, who drifted away."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "stages.title": _in(
        "Who comes closer, who drifts away",
        "Кто становится ближе, кто отдаляется",
        "Kto się zbliża, a kto oddala",
    ),
    "stages.why": _in(
        "Each customer is in one stage at any moment, by their own rhythm and the shop’s. A move is written down when it happens.",
        "Каждый клиент всегда на одном этапе: по своему ритму и ритму магазина. Переход записывается, когда он случается.",
        "Każdy klient jest zawsze na jednym etapie, według rytmu swojego i sklepu. Przejście jest zapisywane, gdy następuje.",
    ),
    "stages.stretch": _in("How far back", "За какое время", "Za jaki czas"),
    "stages.days.one": _in("{count} day", "{count} день", "{count} dzień"),
    "stages.days.few": _in("{count} days", "{count} дня", "{count} dni"),
    "stages.days.many": _in("{count} days", "{count} дней", "{count} dni"),
    "stages.gain": _in("came closer", "стали ближе", "zbliżyło się"),
    "stages.gain.why": _in(
        "to a stage in which people come more",
        "на этап, где ходят чаще",
        "na etap, na którym przychodzi się częściej",
    ),
    "stages.loss": _in("drifted away", "отдалились", "oddaliło się"),
    "stages.loss.why": _in(
        "to a stage in which people come less",
        "на этап, где ходят реже",
        "na etap, na którym przychodzi się rzadziej",
    ),
    "stages.new": _in(
        "seen for the first time", "увидели впервые", "zauważono po raz pierwszy"
    ),
    "stages.new.why": _in(
        "their first stage ever", "их первый этап", "ich pierwszy etap"
    ),
    "stages.flows": _in("From where to where", "Откуда и куда", "Skąd i dokąd"),
    "stages.way": _in("Move", "Переход", "Przejście"),
    "stages.sense": _in("What it means", "Что это значит", "Co to znaczy"),
    "stages.people": _in("People", "Людей", "Osób"),
    "stages.from_to": _in("{left} → {came}", "{left} → {came}", "{left} → {came}"),
    "stages.joined": _in("Not known before", "Не было раньше", "Nieznani wcześniej"),
    "stages.tone.gain": _in("closer", "ближе", "bliżej"),
    "stages.tone.loss": _in("away", "дальше", "dalej"),
    "stages.tone.new": _in("new to us", "впервые", "po raz pierwszy"),
    "stages.none": _in(
        "Nobody moved in this time",
        "За это время никто не перешёл",
        "W tym czasie nikt nie przeszedł",
    ),
    "stages.none.now": _in(
        "Stages are reckoned every night and after each purchase. Look further back, or come again tomorrow.",
        "Этапы пересчитываются каждую ночь и после каждой покупки. Посмотрите за больший срок или вернитесь завтра.",
        "Etapy są przeliczane każdej nocy i po każdym zakupie. Zajrzyj dalej wstecz albo wróć jutro.",
    ),
    "stages.nobody": _in(
        "Nobody went this way in this time",
        "За это время так никто не перешёл",
        "W tym czasie nikt tak nie przeszedł",
    ),
    "stages.learnt": _in(
        "Learnt, and not counted above",
        "Стало известно и выше не считается",
        "Poznane i powyżej nieliczone",
    ),
    "stages.learnt.backlog.one": _in(
        "{count} customer’s stage was found from purchases that were handed in later.",
        "Этап {count} клиента определён по покупкам, переданным позже.",
        "Etap {count} klienta ustalono z zakupów przekazanych później.",
    ),
    "stages.learnt.backlog.few": _in(
        "The stages of {count} customers were found from purchases that were handed in later.",
        "Этапы {count} клиентов определены по покупкам, переданным позже.",
        "Etapy {count} klientów ustalono z zakupów przekazanych później.",
    ),
    "stages.learnt.backlog.many": _in(
        "The stages of {count} customers were found from purchases that were handed in later.",
        "Этапы {count} клиентов определены по покупкам, переданным позже.",
        "Etapy {count} klientów ustalono z zakupów przekazanych później.",
    ),
    "stages.learnt.cycle.one": _in(
        "{count} customer is in another stage because your shops turned out to have another rhythm.",
        "{count} клиент на другом этапе, потому что ритм ваших магазинов оказался другим.",
        "{count} klient jest na innym etapie, bo rytm sklepów okazał się inny.",
    ),
    "stages.learnt.cycle.few": _in(
        "{count} customers are in another stage because your shops turned out to have another rhythm.",
        "{count} клиента на другом этапе, потому что ритм ваших магазинов оказался другим.",
        "{count} klienci są na innym etapie, bo rytm sklepów okazał się inny.",
    ),
    "stages.learnt.cycle.many": _in(
        "{count} customers are in another stage because your shops turned out to have another rhythm.",
        "{count} клиентов на другом этапе, потому что ритм ваших магазинов оказался другим.",
        "{count} klientów jest na innym etapie, bo rytm sklepów okazał się inny.",
    ),
    "stages.each": _in("Stage by stage", "По этапам", "Etap po etapie"),
    "stages.stage": _in("Stage", "Этап", "Etap"),
    "stages.now": _in("Now in it", "Сейчас на нём", "Teraz na nim"),
    "stages.came": _in("Came", "Пришли", "Przyszło"),
    "stages.left": _in("Left", "Ушли", "Odeszło"),
    "stages.who": _in("Customer", "Клиент", "Klient"),
    "stages.when": _in("When", "Когда", "Kiedy"),
    "stages.link": _in(
        "Who moved between stages",
        "Кто переходил между этапами",
        "Kto przechodził między etapami",
    ),
}
