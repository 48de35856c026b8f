"""What campaigns begin with: the ready-made ones, their words, and what sets them off."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "campaigns.ready": {
        "en": "Ready to be used",
        "ru": "Готовые кампании",
        "pl": "Gotowe kampanie",
    },
    "campaigns.ready.take": {"en": "Take this one", "ru": "Взять эту", "pl": "Weź tę"},
    "campaigns.ready.message": {
        "en": "A message",
        "ru": "Сообщение",
        "pl": "Wiadomość",
    },
    "campaigns.ready.message.why": {
        "en": "Something to say, once, to the people you choose.",
        "ru": "Сказать что-то один раз тем, кого вы выберете.",
        "pl": "Coś do powiedzenia, raz, wybranym osobom.",
    },
    "campaigns.ready.news": {"en": "Something new", "ru": "Новинка", "pl": "Nowość"},
    "campaigns.ready.news.why": {
        "en": "A new product, told to those who care for its category.",
        "ru": "Новый товар для тех, кому близка его категория.",
        "pl": "Nowy produkt dla tych, których interesuje jego kategoria.",
    },
    "campaigns.ready.event": {"en": "An event", "ru": "Событие", "pl": "Wydarzenie"},
    "campaigns.ready.event.why": {
        "en": "A tasting, a party, an opening: who is near or interested hears of it.",
        "ru": "Дегустация, праздник, открытие: узнают те, кому это близко.",
        "pl": "Degustacja, impreza, otwarcie: dowiedzą się zainteresowani.",
    },
    "campaigns.ready.weekly": {
        "en": "Every week",
        "ru": "Каждую неделю",
        "pl": "Co tydzień",
    },
    "campaigns.ready.weekly.why": {
        "en": "The same day and hour each week, such as a Friday offer.",
        "ru": "В один и тот же день и час, например пятничное предложение.",
        "pl": "Tego samego dnia i o tej samej porze, na przykład piątkowa oferta.",
    },
    "campaigns.ready.birthday": {
        "en": "Birthday",
        "ru": "День рождения",
        "pl": "Urodziny",
    },
    "campaigns.ready.birthday.why": {
        "en": "A greeting around the day itself, by each person's own clock, once a year.",
        "ru": "Поздравление около самого дня, по часам человека, раз в год.",
        "pl": "Życzenia w okolicy tego dnia, według zegara klienta, raz w roku.",
    },
    "campaigns.ready.welcome": {
        "en": "Welcome",
        "ru": "Приветствие",
        "pl": "Powitanie",
    },
    "campaigns.ready.welcome.why": {
        "en": "A first word to whoever has just joined.",
        "ru": "Первое слово тому, кто только что вступил.",
        "pl": "Pierwsze słowo do tego, kto właśnie dołączył.",
    },
    "campaigns.ready.win-back": {
        "en": "Come back",
        "ru": "Возвращение",
        "pl": "Powrót",
    },
    "campaigns.ready.win-back.why": {
        "en": "Growing offers for those who stay away longer than they use to; it stops as soon as they come.",
        "ru": "Растущие предложения тем, кого нет дольше обычного; прекращаются, как только человек пришёл.",
        "pl": "Coraz lepsze oferty dla tych, których nie ma dłużej niż zwykle; ustają, gdy przyjdą.",
    },
    "campaigns.ready.balance": {
        "en": "Points to spend",
        "ru": "Баллы к трате",
        "pl": "Punkty do wydania",
    },
    "campaigns.ready.balance.why": {
        "en": "The exact balance and what it is worth, to those who could spend it and have not been here.",
        "ru": "Точный остаток и сколько он стоит, тем, кто может его потратить, но давно не был.",
        "pl": "Dokładne saldo i jego wartość, dla tych, którzy mogą je wydać, a dawno ich nie było.",
    },
    "campaigns.ready.expiring": {
        "en": "Points about to expire",
        "ru": "Баллы сгорают",
        "pl": "Punkty tracą ważność",
    },
    "campaigns.ready.expiring.why": {
        "en": "A reminder some days before points are lost.",
        "ru": "Напоминание за несколько дней до сгорания баллов.",
        "pl": "Przypomnienie na kilka dni przed utratą punktów.",
    },
    "campaigns.ready.replenishment": {
        "en": "Running out",
        "ru": "Заканчивается",
        "pl": "Kończy się",
    },
    "campaigns.ready.replenishment.why": {
        "en": "What somebody buys again and again is due, by their own rhythm.",
        "ru": "То, что человек покупает снова и снова, пора купить: по его ритму.",
        "pl": "To, co ktoś stale kupuje, pora kupić: według jego rytmu.",
    },
    "campaigns.ready.visit": {
        "en": "After a visit",
        "ru": "После визита",
        "pl": "Po wizycie",
    },
    "campaigns.ready.visit.why": {
        "en": "A question or a thank-you some hours after somebody was here.",
        "ru": "Вопрос или спасибо через несколько часов после визита.",
        "pl": "Pytanie albo podziękowanie kilka godzin po wizycie.",
    },
    "campaigns.ready.milestone": {
        "en": "The tenth visit",
        "ru": "Десятый визит",
        "pl": "Dziesiąta wizyta",
    },
    "campaigns.ready.milestone.why": {
        "en": "A thank-you when somebody comes for the tenth, the fiftieth time.",
        "ru": "Спасибо, когда человек пришёл в десятый, в пятидесятый раз.",
        "pl": "Podziękowanie, gdy ktoś przychodzi dziesiąty, pięćdziesiąty raz.",
    },
    "campaigns.ready.date": {
        "en": "An anniversary",
        "ru": "Годовщина",
        "pl": "Rocznica",
    },
    "campaigns.ready.date.why": {
        "en": "The day somebody joined, first bought, or named themselves.",
        "ru": "День вступления, первой покупки или названный самим человеком.",
        "pl": "Dzień dołączenia, pierwszego zakupu albo podany przez klienta.",
    },
    "campaigns.ready.tier": {
        "en": "Another tier",
        "ru": "Новый уровень",
        "pl": "Nowy poziom",
    },
    "campaigns.ready.tier.why": {
        "en": "A word of congratulation to whoever rose.",
        "ru": "Поздравление тому, кто поднялся.",
        "pl": "Gratulacje dla tego, kto awansował.",
    },
    "campaigns.words.birthday": {
        "en": "Happy birthday, {{first_name|friend}}! Something nice waits for you with us.",
        "ru": "С днём рождения, {{first_name|друг}}! У нас вас ждёт приятное.",
        "pl": "Wszystkiego najlepszego, {{first_name|Przyjacielu}}! Czeka na Ciebie miły drobiazg.",
    },
    "campaigns.words.welcome": {
        "en": "Welcome! Show this card at the till and every visit counts.",
        "ru": "Добро пожаловать! Показывайте карту на кассе: каждый визит в счёт.",
        "pl": "Witamy! Pokazuj kartę przy kasie, a każda wizyta się liczy.",
    },
    "campaigns.words.win-back.step-1": {
        "en": "We miss you, {{first_name|friend}}. Come and see what is new.",
        "ru": "Мы скучаем, {{first_name|друг}}. Загляните: есть новинки.",
        "pl": "Tęsknimy, {{first_name|Przyjacielu}}. Zobacz, co nowego.",
    },
    "campaigns.words.win-back.step-2": {
        "en": "It has been a while. There is something for you at the till.",
        "ru": "Давно не виделись. На кассе вас кое-что ждёт.",
        "pl": "Dawno się nie widzieliśmy. Przy kasie coś na Ciebie czeka.",
    },
    "campaigns.words.balance": {
        "en": "You have {{balance}} {{unit}}: {{worth}} to spend.",
        "ru": "У вас {{balance}} {{unit}}: {{worth}} на покупки.",
        "pl": "Masz {{balance}} {{unit}}: {{worth}} do wydania.",
    },
    "campaigns.words.expiring": {
        "en": "{{expiring}} are good until {{expires_on}} only.",
        "ru": "{{expiring}} действуют только до {{expires_on}}.",
        "pl": "{{expiring}} ważne tylko do {{expires_on}}.",
    },
    "campaigns.words.replenishment": {
        "en": "Time for fresh coffee? We have roasted some.",
        "ru": "Пора за свежим кофе? Мы как раз обжарили.",
        "pl": "Pora na świeżą kawę? Właśnie paliliśmy.",
    },
    "campaigns.words.visit": {
        "en": "Thank you for coming. How was it today?",
        "ru": "Спасибо, что зашли. Как вам сегодня?",
        "pl": "Dziękujemy za wizytę. Jak było dzisiaj?",
    },
    "campaigns.words.milestone": {
        "en": "Thank you for coming again and again, {{first_name|friend}}!",
        "ru": "Спасибо, что приходите снова и снова, {{first_name|друг}}!",
        "pl": "Dziękujemy, że wciąż do nas wracasz, {{first_name|Przyjacielu}}!",
    },
    "campaigns.words.date": {
        "en": "A year with us, {{first_name|friend}}. Thank you!",
        "ru": "Ещё год вместе, {{first_name|друг}}. Спасибо!",
        "pl": "Kolejny rok razem, {{first_name|Przyjacielu}}. Dziękujemy!",
    },
    "campaigns.words.tier": {
        "en": "You are {{tier}} now. Congratulations!",
        "ru": "Теперь у вас уровень {{tier}}. Поздравляем!",
        "pl": "Masz teraz poziom {{tier}}. Gratulacje!",
    },
    "campaigns.trigger.birthday": {
        "en": "Around a birthday",
        "ru": "Около дня рождения",
        "pl": "W okolicy urodzin",
    },
    "campaigns.trigger.welcome": {
        "en": "After somebody joined",
        "ru": "После вступления",
        "pl": "Po dołączeniu",
    },
    "campaigns.trigger.win-back": {
        "en": "When somebody stays away",
        "ru": "Когда человека долго нет",
        "pl": "Gdy kogoś długo nie ma",
    },
    "campaigns.trigger.balance": {
        "en": "When there are points to spend",
        "ru": "Когда есть что тратить",
        "pl": "Gdy są punkty do wydania",
    },
    "campaigns.trigger.expiring": {
        "en": "Before points expire",
        "ru": "Перед сгоранием баллов",
        "pl": "Przed utratą punktów",
    },
    "campaigns.trigger.replenishment": {
        "en": "Before something runs out",
        "ru": "Пока не закончилось",
        "pl": "Zanim się skończy",
    },
    "campaigns.trigger.visit": {
        "en": "After a visit",
        "ru": "После визита",
        "pl": "Po wizycie",
    },
    "campaigns.trigger.milestone": {
        "en": "At a visit worth a thank-you",
        "ru": "На юбилейный визит",
        "pl": "Przy okrągłej wizycie",
    },
    "campaigns.trigger.date": {
        "en": "On a day that comes back every year",
        "ru": "В день, который повторяется",
        "pl": "W dniu, który wraca co rok",
    },
    "campaigns.trigger.tier": {
        "en": "When somebody comes into a tier",
        "ru": "Когда человек получает уровень",
        "pl": "Gdy ktoś dostaje poziom",
    },
    "campaigns.trigger.event": {
        "en": "When an event is told",
        "ru": "Когда пришло событие",
        "pl": "Gdy zgłoszono zdarzenie",
    },
    "campaigns.trigger.return": {
        "en": "After something came back",
        "ru": "После возврата",
        "pl": "Po zwrocie",
    },
    "campaigns.trigger.box.days_before": {
        "en": "Days before",
        "ru": "Дней до",
        "pl": "Dni przed",
    },
    "campaigns.trigger.box.days_after": {
        "en": "Days after",
        "ru": "Дней после",
        "pl": "Dni po",
    },
    "campaigns.trigger.box.told_before": {
        "en": "Known for days at least",
        "ru": "Известен не меньше дней",
        "pl": "Znany od dni co najmniej",
    },
    "campaigns.trigger.box.after_hours": {
        "en": "Hours later",
        "ru": "Через часов",
        "pl": "Po godzinach",
    },
    "campaigns.trigger.box.times": {
        "en": "Times their usual gap",
        "ru": "Во сколько раз дольше обычного",
        "pl": "Ile razy dłużej niż zwykle",
    },
    "campaigns.trigger.box.at_least_days": {
        "en": "Not before days",
        "ru": "Не раньше чем через дней",
        "pl": "Nie wcześniej niż po dniach",
    },
    "campaigns.trigger.box.rest_days": {
        "en": "Not again within days",
        "ru": "Не чаще чем раз в дней",
        "pl": "Nie częściej niż co dni",
    },
    "campaigns.trigger.box.quiet_days": {
        "en": "Not been here for days",
        "ru": "Не было дней",
        "pl": "Nie było od dni",
    },
    "campaigns.trigger.box.at_least": {
        "en": "At least, hundredths of a point",
        "ru": "Не меньше, сотых балла",
        "pl": "Co najmniej, setnych punktu",
    },
    "campaigns.trigger.box.days": {
        "en": "Days before",
        "ru": "За дней до",
        "pl": "Dni przed",
    },
    "campaigns.trigger.box.sku": {"en": "Article", "ru": "Артикул", "pl": "Artykuł"},
    "campaigns.trigger.box.category": {
        "en": "Category",
        "ru": "Категория",
        "pl": "Kategoria",
    },
    "campaigns.trigger.box.usual_days": {
        "en": "Lasts for days, usually",
        "ru": "Обычно хватает на дней",
        "pl": "Zwykle starcza na dni",
    },
    "campaigns.trigger.box.early_days": {
        "en": "Days earlier",
        "ru": "На дней раньше",
        "pl": "O dni wcześniej",
    },
    "campaigns.trigger.box.visits": {
        "en": "At visits",
        "ru": "На визитах",
        "pl": "Przy wizytach",
    },
    "campaigns.trigger.box.of": {
        "en": "The anniversary of",
        "ru": "Годовщина",
        "pl": "Rocznica",
    },
    "campaigns.trigger.of.joining": {
        "en": "joining",
        "ru": "вступления",
        "pl": "dołączenia",
    },
    "campaigns.trigger.of.first-purchase": {
        "en": "the first purchase",
        "ru": "первой покупки",
        "pl": "pierwszego zakupu",
    },
    "campaigns.trigger.of.attribute": {
        "en": "a date among their attributes",
        "ru": "даты из атрибутов",
        "pl": "daty z atrybutów",
    },
    "campaigns.trigger.box.attribute": {
        "en": "Attribute",
        "ru": "Атрибут",
        "pl": "Atrybut",
    },
    "campaigns.trigger.box.tier": {"en": "Tier", "ru": "Уровень", "pl": "Poziom"},
    "campaigns.trigger.box.kind": {"en": "Event", "ru": "Событие", "pl": "Zdarzenie"},
}
