"""Coming in and moving about: signing in, the navigation, doors that stay shut."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "studio": {"en": "Studio", "ru": "Студия", "pl": "Studio"},
    "studio.skip": {
        "en": "Skip to the content",
        "ru": "К содержанию",
        "pl": "Przejdź do treści",
    },
    "studio.nav": {"en": "Studio", "ru": "Разделы студии", "pl": "Działy studia"},
    "studio.nav.home": {"en": "Home", "ru": "Главная", "pl": "Start"},
    "studio.nav.customers": {"en": "Customers", "ru": "Клиенты", "pl": "Klienci"},
    "studio.nav.places": {"en": "Places", "ru": "Места", "pl": "Miejsca"},
    "studio.nav.cards": {"en": "Cards", "ru": "Карты", "pl": "Karty"},
    "studio.nav.campaigns": {"en": "Campaigns", "ru": "Кампании", "pl": "Kampanie"},
    "studio.nav.reports": {"en": "Reports", "ru": "Отчёты", "pl": "Raporty"},
    "studio.nav.settings": {"en": "Settings", "ru": "Настройки", "pl": "Ustawienia"},
    "studio.out": {"en": "Sign out", "ru": "Выйти", "pl": "Wyloguj się"},
    "studio.speak": {
        "en": "Speak to me in",
        "ru": "Говорить со мной",
        "pl": "Mów do mnie",
    },
    "studio.role.owner": {"en": "Owner", "ru": "Владелец", "pl": "Właściciel"},
    "studio.role.marketer": {"en": "Marketer", "ru": "Маркетолог", "pl": "Marketer"},
    "studio.role.cashier": {"en": "Cashier", "ru": "Кассир", "pl": "Kasjer"},
    "studio.role.support": {"en": "Support", "ru": "Поддержка", "pl": "Wsparcie"},
    "studio.role.developer": {
        "en": "Developer",
        "ru": "Разработчик",
        "pl": "Programista",
    },
    # signing in
    "enter.title": {
        "en": "Sign in to the studio",
        "ru": "Вход в студию",
        "pl": "Zaloguj się do studia",
    },
    "enter.login": {"en": "Login", "ru": "Логин", "pl": "Login"},
    "enter.password": {"en": "Password", "ru": "Пароль", "pl": "Hasło"},
    "enter.button": {"en": "Sign in", "ru": "Войти", "pl": "Zaloguj się"},
    "enter.help": {
        "en": "No login yet, or the password is forgotten? The brand’s owner can help.",
        "ru": "Нет логина или забыли пароль? Поможет владелец бренда.",
        "pl": "Nie masz jeszcze loginu albo nie pamiętasz hasła? Pomoże właściciel marki.",
    },
    "enter.wrong": {
        "en": "This login and this password do not belong together. Check both, then try again.",
        "ru": "Этот логин и этот пароль не подходят друг к другу. Проверьте оба и попробуйте ещё раз.",
        "pl": "Ten login i to hasło do siebie nie pasują. Sprawdź oba i spróbuj jeszcze raz.",
    },
    "enter.locked": {
        "en": "Five wrong passwords in a row, so this login rests until {until}. Then try again, or ask the owner for a new password.",
        "ru": "Пять неверных паролей подряд, поэтому этот логин отдыхает до {until}. Потом попробуйте снова или попросите у владельца новый пароль.",
        "pl": "Pięć złych haseł z rzędu, więc ten login odpoczywa do {until}. Potem spróbuj ponownie albo poproś właściciela o nowe hasło.",
    },
    "enter.blocked": {
        "en": "This login is blocked. If you still work here, ask the owner to open it again.",
        "ru": "Этот логин закрыт. Если вы по-прежнему здесь работаете, попросите владельца открыть его.",
        "pl": "Ten login jest zablokowany. Jeśli nadal tu pracujesz, poproś właściciela o odblokowanie.",
    },
    "enter.out": {
        "en": "You are signed out",
        "ru": "Вы вышли",
        "pl": "Wylogowano",
    },
    "enter.out.now": {
        "en": "Nobody can go on here without your password.",
        "ru": "Без вашего пароля здесь никто не продолжит.",
        "pl": "Bez Twojego hasła nikt tu nic nie zrobi.",
    },
    # doors that stay shut
    "shut.title": {
        "en": "This is not your door",
        "ru": "Эта дверь не ваша",
        "pl": "To nie są Twoje drzwi",
    },
    "shut.may": {
        "en": "Who may come in here: {roles}. You are signed in as {name} ({own}).",
        "ru": "Сюда могут войти: {roles}. Вы вошли как {name} ({own}).",
        "pl": "Wejść mogą tu: {roles}. Zalogowano: {name} ({own}).",
    },
    "shut.ask": {
        "en": "If you need this for your work, ask {owners}.",
        "ru": "Если это нужно вам для работы, обратитесь: {owners}.",
        "pl": "Jeśli jest Ci to potrzebne w pracy, zwróć się do: {owners}.",
    },
    "shut.nothing": {
        "en": "Nothing has been changed.",
        "ru": "Ничего не изменилось.",
        "pl": "Nic się nie zmieniło.",
    },
    "lost.title": {
        "en": "There is nothing at this address",
        "ru": "По этому адресу ничего нет",
        "pl": "Pod tym adresem nic nie ma",
    },
    "lost.now": {
        "en": "It may belong to another brand, or the link was cut short. Go back, or begin at Home.",
        "ru": "Возможно, это другой бренд или ссылка неполная. Вернитесь назад или начните с главной.",
        "pl": "Może należy do innej marki albo link jest ucięty. Wróć albo zacznij od strony startowej.",
    },
    "stale.title": {
        "en": "This page has been open for long",
        "ru": "Страница была открыта слишком долго",
        "pl": "Ta strona była długo otwarta",
    },
    "stale.now": {
        "en": "To be sure that it was you, we did nothing. Go back, reload the page and press the button again.",
        "ru": "Чтобы не ошибиться, мы ничего не сделали. Вернитесь, обновите страницу и нажмите кнопку ещё раз.",
        "pl": "Żeby mieć pewność, że to Ty, nie zrobiliśmy nic. Wróć, odśwież stronę i naciśnij przycisk jeszcze raz.",
    },
    "often.title": {
        "en": "That was a lot of tries",
        "ru": "Слишком много попыток подряд",
        "pl": "Bardzo dużo prób naraz",
    },
    "often.now": {
        "en": "To keep strangers out we pause here. Please try again in a few minutes.",
        "ru": "Чтобы не впустить чужих, мы делаем паузу. Попробуйте ещё раз через несколько минут.",
        "pl": "Żeby nie wpuścić obcych, robimy przerwę. Spróbuj ponownie za kilka minut.",
    },
    "heavy.title": {
        "en": "That is more than we can take",
        "ru": "Это больше, чем мы можем принять",
        "pl": "To więcej, niż możemy przyjąć",
    },
    "heavy.now": {
        "en": "A picture or a table of customers may have up to 10 MB, everything else is much smaller. Make it smaller and send it again; nothing has been changed.",
        "ru": "Картинка или таблица клиентов может занимать до 10 МБ, всё остальное гораздо меньше. Уменьшите и отправьте снова; ничего не изменилось.",
        "pl": "Obraz lub tabela klientów może mieć do 10 MB, wszystko inne o wiele mniej. Zmniejsz to i wyślij ponownie; nic się nie zmieniło.",
    },
    "unread.title": {
        "en": "We could not read what was sent",
        "ru": "Не удалось прочитать то, что пришло",
        "pl": "Nie udało się odczytać tego, co przyszło",
    },
    "unread.now": {
        "en": "It may have broken off on its way. Go back, reload the page and send it again; nothing has been changed.",
        "ru": "Возможно, связь прервалась. Вернитесь, обновите страницу и отправьте ещё раз; ничего не изменилось.",
        "pl": "Mogło się urwać po drodze. Wróć, odśwież stronę i wyślij jeszcze raz; nic się nie zmieniło.",
    },
    "length.title": {
        "en": "It came in pieces, and we take it only whole",
        "ru": "Данные пришли по частям, а мы принимаем их только целиком",
        "pl": "Przyszło to w kawałkach, a przyjmujemy tylko w całości",
    },
    "length.now": {
        "en": "Send it again from another browser or network; nothing has been changed.",
        "ru": "Отправьте ещё раз из другого браузера или другой сети; ничего не изменилось.",
        "pl": "Wyślij jeszcze raz z innej przeglądarki lub sieci; nic się nie zmieniło.",
    },
    "ours.title": {
        "en": "This one is our fault",
        "ru": "Это наша вина",
        "pl": "To nasza wina",
    },
    "ours.now": {
        "en": "Nothing has been changed. Please try again in a few minutes; if it stays so, tell whoever runs the service the number {incident}.",
        "ru": "Ничего не изменилось. Попробуйте через несколько минут; если не поможет, назовите тому, кто обслуживает систему, номер {incident}.",
        "pl": "Nic się nie zmieniło. Spróbuj za kilka minut; jeśli to nie pomoże, podaj osobie, która prowadzi usługę, numer {incident}.",
    },
    "studio.home": {
        "en": "Go to Home",
        "ru": "На главную",
        "pl": "Do strony startowej",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
