"""What we say to a customer when there is nothing to show."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "trouble.card": {
        "en": "There is no card at this address",
        "ru": "По этому адресу карты нет",
        "pl": "Pod tym adresem nie ma karty",
    },
    "trouble.card.now": {
        "en": "The link may have been cut short on its way. Open it again from where you got it, or ask in the shop.",
        "ru": "Возможно, ссылка пришла не целиком. Откройте её ещё раз оттуда, где получили, или спросите в магазине.",
        "pl": "Link mógł zostać ucięty po drodze. Otwórz go jeszcze raz stamtąd, skąd go masz, albo zapytaj w sklepie.",
    },
    "trouble.brand": {
        "en": "There is no such shop here",
        "ru": "Здесь нет такого магазина",
        "pl": "Nie ma tu takiego sklepu",
    },
    "trouble.brand.now": {
        "en": "Check the address, or scan the code in the shop once more.",
        "ru": "Проверьте адрес или ещё раз отсканируйте код в магазине.",
        "pl": "Sprawdź adres albo zeskanuj kod w sklepie jeszcze raz.",
    },
    "trouble.unready": {
        "en": "The card is still being prepared",
        "ru": "Карта ещё готовится",
        "pl": "Karta jest jeszcze przygotowywana",
    },
    "trouble.unready.now": {
        "en": "The shop has not published it yet. Please come back a little later.",
        "ru": "Магазин её ещё не опубликовал. Зайдите, пожалуйста, чуть позже.",
        "pl": "Sklep jeszcze jej nie opublikował. Zajrzyj, proszę, trochę później.",
    },
    "trouble.first-purchase": {
        "en": "The card comes with your first purchase",
        "ru": "Карту дают с первой покупкой",
        "pl": "Kartę dostaje się przy pierwszych zakupach",
    },
    "trouble.first-purchase.now": {
        "en": "Ask for it at the till when you pay: they show you a code to scan. Nothing was kept of what you wrote.",
        "ru": "Попросите её на кассе при оплате: вам покажут код. Ничего из того, что вы написали, не сохранено.",
        "pl": "Poproś o nią w kasie, gdy płacisz: zobaczysz tam kod do zeskanowania. Nic z tego, co wpisano, nie zostało zapisane.",
    },
    "trouble.invited": {
        "en": "This card is given by invitation",
        "ru": "Эту карту дают по приглашению",
        "pl": "Ta karta jest na zaproszenie",
    },
    "trouble.invited.now": {
        "en": "Open the link of your invitation, or ask in the shop for one. Nothing was kept of what you wrote.",
        "ru": "Откройте ссылку из приглашения или попросите его в магазине. Ничего из того, что вы написали, не сохранено.",
        "pl": "Otwórz link z zaproszenia albo poproś o nie w sklepie. Nic z tego, co wpisano, nie zostało zapisane.",
    },
    "trouble.spent": {
        "en": "This link has done its work",
        "ru": "Эта ссылка уже сработала",
        "pl": "Ten link już zadziałał",
    },
    "trouble.spent.now": {
        "en": "Each link opens one card, for a while. Ask in the shop for a new one.",
        "ru": "По каждой ссылке выдают одну карту, и живёт она недолго. Попросите в магазине новую.",
        "pl": "Każdy link otwiera jedną kartę i działa przez pewien czas. Poproś w sklepie o nowy.",
    },
    "trouble.often": {
        "en": "That was a lot of tries",
        "ru": "Слишком много попыток подряд",
        "pl": "Bardzo dużo prób naraz",
    },
    "trouble.often.now": {
        "en": "To protect everybody's cards we pause here. Please try again in a few minutes.",
        "ru": "Чтобы уберечь карты покупателей, мы делаем паузу. Попробуйте ещё раз через несколько минут.",
        "pl": "Żeby chronić karty klientów, robimy tu przerwę. Spróbuj ponownie za kilka minut.",
    },
    "trouble.elsewhere": {
        "en": "The form came from another site",
        "ru": "Форма пришла с другого сайта",
        "pl": "Formularz przyszedł z innej strony",
    },
    "trouble.elsewhere.now": {
        "en": "Open the page here and send it from here; nothing has been done.",
        "ru": "Откройте страницу здесь и отправьте форму отсюда: ничего не изменилось.",
        "pl": "Otwórz stronę tutaj i wyślij formularz stąd; nic się nie zmieniło.",
    },
    "trouble.robot": {
        "en": "A field that nobody sees was filled in",
        "ru": "Заполнено поле, которого не видно",
        "pl": "Wypełniono pole, którego nie widać",
    },
    "trouble.robot.now": {
        "en": "Robots do that. Go back, reload the page and type only your number.",
        "ru": "Так делают роботы. Вернитесь, обновите страницу и введите только номер.",
        "pl": "Tak robią roboty. Wróć, odśwież stronę i wpisz tylko numer.",
    },
    "trouble.page": {
        "en": "There is no such page",
        "ru": "Такой страницы нет",
        "pl": "Nie ma takiej strony",
    },
    "trouble.page.now": {
        "en": "Check the address, or go back to where you came from.",
        "ru": "Проверьте адрес или вернитесь туда, откуда пришли.",
        "pl": "Sprawdź adres albo wróć tam, skąd przychodzisz.",
    },
    "trouble.unread": {
        "en": "We could not read what was sent",
        "ru": "Не удалось прочитать то, что пришло",
        "pl": "Nie udało się odczytać tego, co przyszło",
    },
    "trouble.unread.now": {
        "en": "It may have broken off on its way. Go back, reload the page and send it again; nothing has been done.",
        "ru": "Возможно, связь прервалась. Вернитесь, обновите страницу и отправьте ещё раз: ничего не изменилось.",
        "pl": "Mogło się urwać po drodze. Wróć, odśwież stronę i wyślij jeszcze raz; nic się nie zmieniło.",
    },
    "trouble.heavy": {
        "en": "That is more than we can take",
        "ru": "Это больше, чем мы можем принять",
        "pl": "To więcej, niż możemy przyjąć",
    },
    "trouble.heavy.now": {
        "en": "The form needs little more than your number. Go back, reload the page and send just that; nothing has been done.",
        "ru": "В форме нужен почти один только номер. Вернитесь, обновите страницу и отправьте лишь его: ничего не изменилось.",
        "pl": "W formularzu wystarczy prawie sam numer. Wróć, odśwież stronę i wyślij tylko jego; nic się nie zmieniło.",
    },
    "trouble.length": {
        "en": "It came in pieces, and we take it only whole",
        "ru": "Данные пришли по частям, а мы принимаем их только целиком",
        "pl": "Przyszło to w kawałkach, a przyjmujemy tylko w całości",
    },
    "trouble.length.now": {
        "en": "Send it again from another browser or network; nothing has been done.",
        "ru": "Отправьте ещё раз из другого браузера или другой сети: ничего не изменилось.",
        "pl": "Wyślij jeszcze raz z innej przeglądarki lub sieci; nic się nie zmieniło.",
    },
    "trouble.ours": {
        "en": "This one is our fault",
        "ru": "Это наша вина",
        "pl": "To nasza wina",
    },
    "trouble.ours.now": {
        "en": "Your card works at the till as before. Please try again in a few minutes.",
        "ru": "На кассе карта работает как прежде. Попробуйте, пожалуйста, через несколько минут.",
        "pl": "Przy kasie karta działa jak dotąd. Spróbuj, proszę, za kilka minut.",
    },
    "trouble.ours.number": {
        "en": "If you tell us about it, name {incident}.",
        "ru": "Если напишете нам об этом, назовите {incident}.",
        "pl": "Jeśli nam o tym napiszesz, podaj {incident}.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
