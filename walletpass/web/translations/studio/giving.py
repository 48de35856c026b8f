"""What is given besides the rules: rewards, acts, goodwill and surprises."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "rooms.title": _in(
        "What customers are given", "Что получают клиенты", "Co dostają klienci"
    ),
    "rooms.rules": _in("Rules", "Правила", "Reguły"),
    "rooms.rewards": _in("Rewards", "Награды", "Nagrody"),
    "rooms.coupons": _in("Coupons", "Купоны", "Kupony"),
    "rooms.acts": _in("Acts", "Поступки", "Uczynki"),
    "rooms.kindness": _in("Service", "Сервис", "Obsługa"),
    # rewards
    "rewards.title": _in("Rewards", "Награды", "Nagrody"),
    "rewards.none": _in(
        "There is no reward yet", "Наград пока нет", "Nie ma jeszcze nagród"
    ),
    "rewards.none.now": _in(
        "Offer the first one below.",
        "Предложите первую ниже.",
        "Zaproponuj pierwszą poniżej.",
    ),
    "rewards.add": _in("Offer a reward", "Предложить награду", "Zaproponuj nagrodę"),
    "rewards.name": _in("What it is", "Что это", "Co to jest"),
    "rewards.terms": _in("On what terms", "На каких условиях", "Na jakich warunkach"),
    "rewards.kind": _in("Kind", "Вид", "Rodzaj"),
    "rewards.kind.amount": _in("Money off", "Скидка суммой", "Rabat kwotowy"),
    "rewards.kind.percent": _in(
        "Per cent off", "Скидка в процентах", "Rabat procentowy"
    ),
    "rewards.kind.item": _in("An article", "Товар", "Towar"),
    "rewards.kind.badge": _in(
        "A badge on the card", "Значок на карте", "Odznaka na karcie"
    ),
    "rewards.kind.status": _in("A title", "Звание", "Tytuł"),
    "rewards.kind.access": _in("Early access", "Ранний доступ", "Wcześniejszy dostęp"),
    "rewards.kind.contest": _in(
        "An entry in a contest", "Участие в розыгрыше", "Udział w konkursie"
    ),
    "rewards.kind.donation": _in("A donation", "Пожертвование", "Darowizna"),
    "rewards.value": _in(
        "How much off: money or per cent",
        "Сколько: сумма или проценты",
        "Ile: kwota lub procent",
    ),
    "rewards.sku": _in(
        "Article, for an article only",
        "Артикул, только для товара",
        "Artykuł, tylko dla towaru",
    ),
    "rewards.cost": _in("Costs, points", "Стоит, баллов", "Kosztuje, punktów"),
    "rewards.quota": _in(
        "How many there are; empty is no end",
        "Сколько всего; пусто — без конца",
        "Ile jest; puste to bez końca",
    ),
    "rewards.per_customer": _in(
        "How many for one customer", "Сколько одному клиенту", "Ile dla jednego klienta"
    ),
    "rewards.delay": _in(
        "Good after so many days", "Действует через, дней", "Ważna po ilu dniach"
    ),
    "rewards.valid_days": _in(
        "Good for so many days", "Действует, дней", "Ważna ile dni"
    ),
    "rewards.opens_at": _in("Offered from", "Доступна с", "Dostępna od"),
    "rewards.closes_at": _in("Offered until", "Доступна до", "Dostępna do"),
    "rewards.code": _in(
        "Short code, a-z and 0-9", "Короткий код, a-z и 0-9", "Krótki kod, a-z i 0-9"
    ),
    "rewards.costs": _in("costs {points}", "стоит {points}", "kosztuje {points}"),
    "rewards.free": _in("a gift", "в подарок", "w prezencie"),
    "rewards.retired": _in(
        "Offered no more", "Больше не предлагается", "Już nieoferowana"
    ),
    "rewards.closed": _in("Its time is over", "Срок вышел", "Termin minął"),
    "rewards.opens": _in(
        "Opens {moment}", "Откроется {moment}", "Otwiera się {moment}"
    ),
    "rewards.closes": _in("until {moment}", "до {moment}", "do {moment}"),
    "rewards.gone": _in("All are taken", "Все разобраны", "Wszystkie rozdane"),
    "rewards.offered": _in("Offered", "Предлагается", "Oferowana"),
    "rewards.taken": _in(
        "{taken} of {quota} taken",
        "Выдано {taken} из {quota}",
        "Wydano {taken} z {quota}",
    ),
    "rewards.taken.open": _in("{taken} taken", "Выдано {taken}", "Wydano {taken}"),
    "rewards.each": _in(
        "at most {count} each", "не больше {count} каждому", "najwyżej {count} na osobę"
    ),
    "rewards.valid": _in(
        "good for days: {days}", "срок, дней: {days}", "ważna dni: {days}"
    ),
    "rewards.retire": _in(
        "Offer it no more", "Больше не предлагать", "Nie oferuj więcej"
    ),
    "rewards.state.waiting": _in(
        "Not yet good", "Ещё не действуют", "Jeszcze nieważne"
    ),
    "rewards.state.issued": _in("Usable", "Можно использовать", "Do użycia"),
    "rewards.state.reserved": _in("Put aside", "Отложены", "Odłożone"),
    "rewards.state.redeemed": _in("Used", "Использованы", "Użyte"),
    "rewards.state.expired": _in("Expired", "Истекли", "Wygasłe"),
    "rewards.state.void": _in("Void", "Отменены", "Unieważnione"),
    # coupons
    "coupons.title": _in("Coupons", "Купоны", "Kupony"),
    "coupons.about": _in(
        "Each is one customer's, and its code is theirs alone: here stand its last letters.",
        "Каждый принадлежит одному клиенту. Код знает только он, здесь видны последние буквы.",
        "Każdy należy do jednego klienta. Kod zna tylko on, tu widać ostatnie litery.",
    ),
    "coupons.search": _in(
        "Code, name, phone or card number",
        "Код, имя, телефон или номер карты",
        "Kod, imię, telefon albo numer karty",
    ),
    "coupons.of": _in("Its coupons", "Купоны этой награды", "Kupony tej nagrody"),
    "coupons.who": _in("Whose", "Чей", "Czyj"),
    "coupons.reward": _in("Reward", "Награда", "Nagroda"),
    "coupons.every": _in("All rewards", "Все награды", "Wszystkie nagrody"),
    "coupons.show": _in("Show", "Показать", "Pokaż"),
    "coupons.left": _in("{left} left", "осталось {left}", "zostało {left}"),
    "coupons.code": _in("Code", "Код", "Kod"),
    "coupons.state": _in("State", "Состояние", "Stan"),
    "coupons.when": _in("When", "Когда", "Kiedy"),
    "coupons.state.waiting": _in(
        "Not yet good", "Ещё не действует", "Jeszcze nieważny"
    ),
    "coupons.state.issued": _in("Usable", "Можно использовать", "Do użycia"),
    "coupons.state.reserved": _in("Put aside", "Отложен", "Odłożony"),
    "coupons.state.redeemed": _in("Used", "Использован", "Użyty"),
    "coupons.state.expired": _in("Expired", "Истёк", "Wygasł"),
    "coupons.state.void": _in("Void", "Отменён", "Unieważniony"),
    "coupons.used": _in("used {moment}", "использован {moment}", "użyty {moment}"),
    "coupons.had": _in("had {moment}", "выдан {moment}", "wydany {moment}"),
    "coupons.until": _in("until {moment}", "до {moment}", "do {moment}"),
    "coupons.none": _in(
        "No coupon is out", "Купонов пока нет", "Nie ma jeszcze kuponów"
    ),
    "coupons.none.now": _in(
        "A coupon appears here once somebody spends points on a reward or is given it.",
        "Купон появится, когда кто-то обменяет баллы на награду или получит её в подарок.",
        "Kupon pojawi się, gdy ktoś wymieni punkty na nagrodę albo dostanie ją w prezencie.",
    ),
    "coupons.none.first": _in(
        "Coupons come from rewards: first there is one to be had.",
        "Купоны выдаются за награды: сначала нужна хотя бы одна.",
        "Kupony biorą się z nagród: najpierw potrzebna jest choć jedna.",
    ),
    # acts
    "acts.title": _in("Acts of loyalty", "Поступки верности", "Akty lojalności"),
    "acts.states": _in("Which acts", "Какие поступки", "Które akty"),
    "acts.state.candidate": _in("To decide", "На решение", "Do decyzji"),
    "acts.state.confirmed": _in("Accepted", "Приняты", "Przyjęte"),
    "acts.state.rejected": _in("Rejected", "Отклонены", "Odrzucone"),
    "acts.none": _in("Nothing here", "Здесь пусто", "Nic tu nie ma"),
    "acts.none.now": _in(
        "What customers are seen to do arrives here.",
        "Сюда приходит то, что сделали клиенты.",
        "Tu trafia to, co zrobili klienci.",
    ),
    "acts.nameless": _in("A customer", "Клиент", "Klient"),
    "acts.via.api": _in(
        "told by a program", "сообщила программа", "zgłoszone przez program"
    ),
    "acts.via.cashier": _in(
        "told by a cashier", "сообщил кассир", "zgłoszone przez kasjera"
    ),
    "acts.via.claim": _in(
        "claimed by the customer", "заявил клиент", "zgłoszone przez klienta"
    ),
    "acts.via.pair": _in("done by two together", "сделали вдвоём", "zrobione we dwoje"),
    "acts.counterpart": _in(
        "The other of the two confirms it.",
        "Подтверждает второй участник.",
        "Potwierdza druga osoba.",
    ),
    "acts.reason": _in(
        "Reason, if you reject it", "Причина, если отклоняете", "Powód, jeśli odrzucasz"
    ),
    "acts.accept": _in(
        "Accept and thank", "Принять и поблагодарить", "Przyjmij i podziękuj"
    ),
    "acts.reject": _in("Reject", "Отклонить", "Odrzuć"),
    "acts.kinds": _in("What counts", "Что считается", "Co się liczy"),
    "acts.add": _in(
        "Add a kind of act", "Добавить вид поступка", "Dodaj rodzaj uczynku"
    ),
    "acts.name": _in("What they do", "Что делают", "Co robią"),
    "acts.thanks": _in(
        "Thank-you, in words", "Благодарность словами", "Podziękowanie słowami"
    ),
    "acts.told_by": _in("Who may tell of it", "Кто может сообщить", "Kto może zgłosić"),
    "acts.confirmed_by": _in("Who confirms it", "Кто подтверждает", "Kto potwierdza"),
    "acts.confirmer.staff": _in(
        "confirmed by staff", "подтверждают сотрудники", "potwierdza obsługa"
    ),
    "acts.confirmer.counterpart": _in(
        "confirmed by the other of the two",
        "подтверждает второй участник",
        "potwierdza druga osoba",
    ),
    "acts.confirmer.nobody": _in(
        "thanked at once", "благодарим сразу", "podziękowanie od razu"
    ),
    "acts.points": _in("Points for it", "Баллов за это", "Punktów za to"),
    "acts.reward": _in("Reward for it", "Награда за это", "Nagroda za to"),
    "acts.no_reward": _in("None", "Нет", "Brak"),
    "acts.most": _in("Counts so often", "Считается столько раз", "Liczy się tyle razy"),
    "acts.within": _in("Within so many days", "За столько дней", "W ciągu tylu dni"),
    "acts.evidence": _in("It needs evidence", "Нужно подтверждение", "Potrzebny dowód"),
    "acts.retire": _in("Count it no more", "Больше не считать", "Nie licz więcej"),
    "acts.retired": _in("Counts no more", "Больше не считается", "Już się nie liczy"),
    # kindness
    "kindness.title": _in(
        "Making good, and surprises",
        "Исправить и порадовать",
        "Naprawić i sprawić radość",
    ),
    "kindness.issues": _in("What went wrong", "Что пошло не так", "Co poszło źle"),
    "kindness.none": _in(
        "Nothing is open", "Открытых обращений нет", "Nic nie jest otwarte"
    ),
    "kindness.none.now": _in(
        "What customers complain of arrives here, and pauses offers to them.",
        "Сюда приходят жалобы; пока они открыты, предложения этим людям не идут.",
        "Tu trafiają skargi; dopóki są otwarte, te osoby nie dostają ofert.",
    ),
    "kindness.trouble.defect": _in("A defect", "Брак", "Wada"),
    "kindness.trouble.staff": _in("Staff", "Персонал", "Obsługa"),
    "kindness.trouble.late": _in("Late", "Опоздание", "Spóźnienie"),
    "kindness.trouble.other": _in("Something else", "Другое", "Coś innego"),
    "kindness.open": _in(
        "Open: no offers to this customer",
        "Открыто: предложения этому клиенту не идут",
        "Otwarte: bez ofert dla tego klienta",
    ),
    "kindness.settled": _in("Settled", "Улажено", "Załatwione"),
    "kindness.given": _in("Given: {points}", "Дано: {points}", "Dano: {points}"),
    "kindness.points": _in("Points", "Баллы", "Punkty"),
    "kindness.give": _in("Give points", "Дать баллы", "Daj punkty"),
    "kindness.settle": _in("It is settled", "Улажено", "Załatwione"),
    "kindness.surprises": _in(
        "Surprises given", "Подаренные сюрпризы", "Sprawione niespodzianki"
    ),
    "kindness.surprises.none": _in("None yet.", "Пока нет.", "Jeszcze żadnej."),
    "kindness.who": _in("Customer", "Клиент", "Klient"),
    "kindness.why": _in("What for", "За что", "Za co"),
    "kindness.by": _in("By whom", "Кто", "Kto"),
    "kindness.worth": _in("Points", "Баллы", "Punkty"),
    "kindness.budgets": _in("What may be given", "Сколько можно дать", "Ile można dać"),
    "kindness.per_issue": _in(
        "Goodwill for one issue, points",
        "За одно обращение, баллов",
        "Za jedną sprawę, punktów",
    ),
    "kindness.per_month": _in(
        "Goodwill in 30 days, points", "За 30 дней, баллов", "W 30 dni, punktów"
    ),
    "kindness.shift_points": _in(
        "Surprises in a shift, points",
        "Сюрпризы за смену, баллов",
        "Niespodzianki na zmianę, punktów",
    ),
    "kindness.shift_times": _in(
        "Surprises in a shift, how many",
        "Сюрпризов за смену",
        "Niespodzianek na zmianę",
    ),
    "kindness.budgets.save": _in("Keep these budgets", "Сохранить", "Zapisz"),
    # what is refused
    "refused.not-theirs-to-confirm": _in(
        "Somebody else decides this, or it was decided before.",
        "Это решает другой, или уже решено.",
        "Decyduje ktoś inny albo już zdecydowano.",
    ),
    "refused.reward-gone": _in(
        "None of its reward are left.",
        "Её награды закончились.",
        "Jego nagrody się skończyły.",
    ),
    "refused.beyond-goodwill": _in(
        "That is more than may be given; see the budgets below.",
        "Это больше, чем можно дать; см. ниже.",
        "To więcej, niż można dać; zobacz poniżej.",
    ),
    "refused.unknown-reward": _in(
        "Choose a reward.", "Выберите награду.", "Wybierz nagrodę."
    ),
    "refused.missing-hour": _in(
        "“{box}”: clocks go forward over this time on that day: it never comes. Choose one before or after.",
        "«{box}»: в этот день часы переводят вперёд через это время: его не будет. Выберите раньше или позже.",
        "„{box}”: tego dnia zegary przeskakują tę godzinę: nie nadejdzie. Wybierz wcześniejszą albo późniejszą.",
    ),
    "refused.box.cost": _in("Costs, points", "Стоит, баллов", "Kosztuje, punktów"),
    "refused.box.value": _in("How much off", "Сколько", "Ile"),
    "refused.box.sku": _in("Article", "Артикул", "Artykuł"),
    "refused.box.quota": _in("How many there are", "Сколько всего", "Ile jest"),
    "refused.box.per_customer": _in(
        "How many for one customer", "Сколько одному клиенту", "Ile dla jednego klienta"
    ),
    "refused.box.delay_days": _in(
        "Good after so many days", "Действует через, дней", "Ważna po ilu dniach"
    ),
    "refused.box.valid_days": _in(
        "Good for so many days", "Действует, дней", "Ważna ile dni"
    ),
    "refused.box.opens_at": _in("Offered from", "Доступна с", "Dostępna od"),
    "refused.box.closes_at": _in("Offered until", "Доступна до", "Dostępna do"),
    "refused.box.terms": _in(
        "On what terms", "На каких условиях", "Na jakich warunkach"
    ),
    "refused.box.told_by": _in(
        "Who may tell of it", "Кто может сообщить", "Kto może zgłosić"
    ),
    "refused.box.confirmed_by": _in(
        "Who confirms it", "Кто подтверждает", "Kto potwierdza"
    ),
    "refused.box.thanks": _in(
        "Thank-you, in words", "Благодарность словами", "Podziękowanie słowami"
    ),
    "refused.box.most": _in(
        "Counts so often", "Считается столько раз", "Liczy się tyle razy"
    ),
    "refused.box.within_days": _in(
        "Within so many days", "За столько дней", "W ciągu tylu dni"
    ),
    "refused.box.points": _in("Points", "Баллы", "Punkty"),
    "refused.box.times": _in(
        "Surprises in a shift", "Сюрпризов за смену", "Niespodzianek na zmianę"
    ),
    "refused.box.per_issue": _in(
        "Goodwill for one issue", "За одно обращение", "Za jedną sprawę"
    ),
    "refused.box.per_month": _in("Goodwill in 30 days", "За 30 дней", "W 30 dni"),
}
