"""What the audit log says was done: each deed in a few words, whoever did it."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "log.actor.command line": _in(
        "the command line", "командная строка", "wiersz poleceń"
    ),
    "log.actor.schedule": _in("the schedule", "расписание", "harmonogram"),
    "log.act.confirmed": _in("accepted an act", "поступок принят", "uznanie gestu"),
    "log.act.rejected": _in("rejected an act", "поступок отклонён", "odrzucenie gestu"),
    "log.act-kind.added": _in(
        "let a kind of act count", "добавлен вид поступка", "dodanie rodzaju gestu"
    ),
    "log.act-kind.retired": _in(
        "let a kind of act count no more",
        "вид поступка убран",
        "wycofanie rodzaju gestu",
    ),
    "log.beacon.hung": _in("hung a beacon", "повешен маячок", "zawieszenie beacona"),
    "log.beacon.changed": _in("changed a beacon", "изменён маячок", "zmiana beacona"),
    "log.beacon.taken-down": _in(
        "took a beacon down", "маячок снят", "zdjęcie beacona"
    ),
    "log.brand.founded": _in("founded the brand", "бренд создан", "założenie marki"),
    "log.brand.described": _in(
        "described the brand", "изменён бренд", "opisanie marki"
    ),
    "log.budgets.set": _in("set budgets", "заданы бюджеты", "ustawienie budżetów"),
    "log.campaign.created": _in(
        "began a campaign", "кампания начата", "rozpoczęcie kampanii"
    ),
    "log.campaign.edited": _in(
        "edited a campaign", "кампания изменена", "zmiana kampanii"
    ),
    "log.campaign.deleted": _in(
        "threw a campaign away", "кампания удалена", "usunięcie kampanii"
    ),
    "log.campaign.rehearsed": _in(
        "rehearsed a campaign", "репетиция кампании", "próba kampanii"
    ),
    "log.campaign.approved": _in(
        "approved a campaign", "кампания одобрена", "zatwierdzenie kampanii"
    ),
    "log.campaign.started": _in(
        "started a campaign", "кампания запущена", "start kampanii"
    ),
    "log.campaign.paused": _in(
        "paused a campaign", "кампания приостановлена", "wstrzymanie kampanii"
    ),
    "log.campaign.resumed": _in(
        "resumed a campaign", "кампания продолжена", "wznowienie kampanii"
    ),
    "log.campaign.finished": _in(
        "a campaign finished", "кампания завершена", "koniec kampanii"
    ),
    "log.campaign.cancelled": _in(
        "cancelled a campaign", "кампания отменена", "anulowanie kampanii"
    ),
    "log.certificate.imported": _in(
        "brought a certificate", "загружен сертификат", "wgranie certyfikatu"
    ),
    "log.certificate.demo-made": _in(
        "made demo keys", "созданы демо-ключи", "utworzenie kluczy demo"
    ),
    "log.club.founded": _in("founded a club", "создан клуб", "założenie klubu"),
    "log.club.renamed": _in(
        "renamed a club", "клуб переименован", "zmiana nazwy klubu"
    ),
    "log.customers.erase": _in(
        "erased customers", "клиенты стёрты", "usunięcie klientów"
    ),
    "log.customers.export": _in(
        "exported all customers",
        "выгрузка всех клиентов",
        "eksport wszystkich klientów",
    ),
    "log.draw.drawn": _in(
        "drew the winners", "проведён розыгрыш", "losowanie zwycięzców"
    ),
    "log.draw.announced": _in(
        "announced a draw", "объявлен розыгрыш", "ogłoszenie losowania"
    ),
    "log.exception.made": _in(
        "made an exception", "сделано исключение", "zrobienie wyjątku"
    ),
    "log.goodwill.given": _in(
        "gave points as goodwill", "баллы в знак извинения", "punkty na przeprosiny"
    ),
    "log.goodwill.set": _in(
        "set what goodwill may give",
        "задан предел извинений",
        "ustawienie granic przeprosin",
    ),
    "log.invitation.made": _in(
        "made an invitation", "создано приглашение", "utworzenie zaproszenia"
    ),
    "log.issue.resolved": _in(
        "settled a complaint", "жалоба улажена", "załatwienie skargi"
    ),
    "log.issue-policy.set": _in(
        "said who gets a card",
        "задано, кому даётся карта",
        "ustalenie, kto dostaje kartę",
    ),
    "log.call.made": _in("asked for a call", "просьба позвонить", "prośba o telefon"),
    "log.call.changed": _in(
        "noted what came of a call", "записан итог звонка", "zapis wyniku rozmowy"
    ),
    "log.back-in-stock.set": _in(
        "set how it is told what is back in stock",
        "настроены сообщения о возврате в продажу",
        "ustawienie wiadomości o powrocie towaru",
    ),
    "log.manners.changed": _in(
        "changed the manners", "изменены манеры", "zmiana manier"
    ),
    "log.message.shown": _in(
        "showed a message on cards", "сообщение на картах", "wiadomość na kartach"
    ),
    "log.message.withdrawn": _in(
        "withdrew a message", "сообщение отозвано", "wycofanie wiadomości"
    ),
    "log.place-offer.made": _in(
        "made an offer on places", "предложение на местах", "oferta w miejscach"
    ),
    "log.place-offer.withdrawn": _in(
        "withdrew an offer on places", "предложение отозвано", "wycofanie oferty"
    ),
    "log.place-trial.set": _in(
        "set the trial of places", "задана проверка мест", "ustawienie próby miejsc"
    ),
    "log.program.started": _in(
        "started a program", "программа начата", "uruchomienie programu"
    ),
    "log.referral-terms.set": _in(
        "set terms of referrals", "условия приглашений", "warunki poleceń"
    ),
    "log.reward.added": _in("offered a reward", "добавлена награда", "dodanie nagrody"),
    "log.reward.retired": _in(
        "offered a reward no more", "награда убрана", "wycofanie nagrody"
    ),
    "log.rules.drafted": _in("drafted rules", "черновик правил", "szkic reguł"),
    "log.rules.published": _in(
        "published rules", "правила опубликованы", "publikacja reguł"
    ),
    "log.segment.saved": _in(
        "saved a segment", "сегмент сохранён", "zapisanie segmentu"
    ),
    "log.segment.changed": _in(
        "changed a segment", "сегмент изменён", "zmiana segmentu"
    ),
    "log.segment.renamed": _in(
        "renamed a segment", "сегмент переименован", "zmiana nazwy segmentu"
    ),
    "log.segment.retired": _in(
        "retired a segment", "сегмент убран", "wycofanie segmentu"
    ),
    "log.staff.pin-set": _in("gave a PIN", "выдан PIN-код", "nadanie PIN-u"),
    "log.staff.pin-cleared": _in("took a PIN away", "PIN-код убран", "usunięcie PIN-u"),
    "log.store.opened": _in("opened a store", "магазин открыт", "otwarcie sklepu"),
    "log.store.changed": _in("changed a store", "магазин изменён", "zmiana sklepu"),
    "log.store.closed": _in("closed a store", "магазин закрыт", "zamknięcie sklepu"),
    "log.store.reopened": _in(
        "reopened a store", "магазин снова открыт", "ponowne otwarcie sklepu"
    ),
    "log.surprise-budget.set": _in(
        "set the budget of surprises", "бюджет сюрпризов", "budżet niespodzianek"
    ),
    "log.tiers.drafted": _in("drafted tiers", "черновик уровней", "szkic poziomów"),
    "log.tiers.published": _in(
        "published tiers", "уровни опубликованы", "publikacja poziomów"
    ),
    "log.till.added": _in("put up a till", "касса добавлена", "dodanie kasy"),
    "log.till.changed": _in("changed a till", "касса изменена", "zmiana kasy"),
    "log.till.code-made": _in(
        "made a code for a till", "код для кассы", "kod dla kasy"
    ),
    "log.till.enrolled": _in(
        "a device became a till", "устройство стало кассой", "urządzenie zostało kasą"
    ),
    "log.till.signed-in": _in(
        "signed in at a till", "вход на кассе", "logowanie na kasie"
    ),
    "log.till.unlocked": _in(
        "unlocked a till", "касса разблокирована", "odblokowanie kasy"
    ),
    "log.till.retired": _in("retired a till", "касса убрана", "wycofanie kasy"),
    "log.till.conflict-settled": _in(
        "settled what a till could not", "решено за кассу", "rozstrzygnięcie za kasę"
    ),
    "log.till.sale-undone": _in(
        "undid a sale", "продажа отменена", "cofnięcie sprzedaży"
    ),
    "log.till.gift-undone": _in(
        "undid a gift", "подарок отменён", "cofnięcie prezentu"
    ),
    "log.webhooks.create": _in(
        "added a webhook", "вебхук добавлен", "dodanie webhooka"
    ),
    "log.webhooks.delete": _in(
        "removed a webhook", "вебхук удалён", "usunięcie webhooka"
    ),
    "log.webhooks.rotate": _in("made a new secret", "новый секрет", "nowy sekret"),
    "log.webhooks.end": _in("ended a secret", "секрет отключён", "wyłączenie sekretu"),
    "log.webhooks.pause": _in(
        "paused a webhook", "вебхук приостановлен", "wstrzymanie webhooka"
    ),
    "log.webhooks.resume": _in(
        "resumed a webhook", "вебхук возобновлён", "wznowienie webhooka"
    ),
    "log.webhooks.challenge": _in(
        "challenged a webhook", "проверка вебхука", "sprawdzenie webhooka"
    ),
    "log.webhooks.redeliver": _in(
        "delivered again", "доставлено ещё раз", "ponowne dostarczenie"
    ),
    "log.welcome.set": _in(
        "set the welcome", "задано приветствие", "ustawienie powitania"
    ),
    "log.about.speaking": _in(
        "Campaigns and segments", "Кампании и сегменты", "Kampanie i segmenty"
    ),
    "log.about.places": _in("Places", "Места", "Miejsca"),
    "log.about.taken": _in("Tables taken along", "Выгрузки", "Pobrane tabele"),
}
