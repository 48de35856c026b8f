"""A card's story, line by line, and the one answer at its top."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    # what happened
    "told.issued": {
        "en": "The card was issued.",
        "ru": "Карта выпущена.",
        "pl": "Karta została wydana.",
    },
    "told.downloaded": {
        "en": "Somebody opened the card’s link and downloaded it.",
        "ru": "Кто-то открыл ссылку на карту и скачал её.",
        "pl": "Ktoś otworzył link do karty i ją pobrał.",
    },
    "told.resent": {
        "en": "The card’s link was handed out again to somebody who gave the same phone number.",
        "ru": "Ссылка на карту выдана ещё раз: кто-то назвал тот же номер телефона.",
        "pl": "Link do karty wydano ponownie: ktoś podał ten sam numer telefonu.",
    },
    "told.registered": {
        "en": "Phone {phone} added the card and wants news of it.",
        "ru": "Телефон {phone} добавил карту и ждёт её новостей.",
        "pl": "Telefon {phone} dodał kartę i chce wiedzieć o zmianach.",
    },
    "told.unregistered": {
        "en": "Phone {phone} wants no more news: the card was deleted there, or its automatic updates were switched off.",
        "ru": "Телефон {phone} больше не ждёт новостей: карту там удалили или выключили её автообновление.",
        "pl": "Telefon {phone} nie chce już wiadomości: kartę tam usunięto albo wyłączono jej automatyczne uaktualnianie.",
    },
    "told.changed": {
        "en": "The card changed: {cause}.",
        "ru": "Карта изменилась: {cause}.",
        "pl": "Karta się zmieniła: {cause}.",
    },
    "told.changed.nothing": {
        "en": "What it says stayed the same; how it looks may not.",
        "ru": "Сказано на ней то же самое; вид мог измениться.",
        "pl": "To, co mówi, zostało bez zmian; wygląd mógł się zmienić.",
    },
    "told.changed.field": {
        "en": "{label}: {old} → {new}.",
        "ru": "{label}: {old} → {new}.",
        "pl": "{label}: {old} → {new}.",
    },
    "told.changed.fresh": {
        "en": "{label}: new, {new}.",
        "ru": "{label}: новое, {new}.",
        "pl": "{label}: nowe, {new}.",
    },
    "told.heard": {
        "en": "The lock screen will say: “{sentence}”",
        "ru": "Экран блокировки скажет: «{sentence}»",
        "pl": "Ekran blokady powie: „{sentence}”",
    },
    "told.silent": {
        "en": "The lock screen will say nothing: this is not something it announces.",
        "ru": "Экран блокировки промолчит: о таком он не объявляет.",
        "pl": "Ekran blokady nic nie powie: o tym się nie ogłasza.",
    },
    "told.cause.balance": {
        "en": "points moved",
        "ru": "движение баллов",
        "pl": "ruch punktów",
    },
    "told.cause.voided": {
        "en": "the card was voided",
        "ru": "карта погашена",
        "pl": "karta została unieważniona",
    },
    "told.cause.personalized": {
        "en": "its holder signed up in Wallet",
        "ru": "владелец заполнил анкету в Wallet",
        "pl": "posiadacz zapisał się w Portfelu",
    },
    "told.cause.customer": {
        "en": "something new is known of its holder",
        "ru": "о владельце известно новое",
        "pl": "o posiadaczu wiadomo coś nowego",
    },
    "told.cause.thanks": {
        "en": "we said thank you",
        "ru": "мы сказали спасибо",
        "pl": "podziękowaliśmy",
    },
    "told.cause.stock": {
        "en": "what its holder waits for is back",
        "ru": "появилось то, чего ждёт владелец",
        "pl": "wróciło to, na co czeka posiadacz",
    },
    "told.cause.issued": {
        "en": "it was issued",
        "ru": "её выпустили",
        "pl": "została wydana",
    },
    "told.cause.message": {
        "en": "a message was put on it, or taken off",
        "ru": "на ней появилось или исчезло сообщение",
        "pl": "pojawiła się na niej wiadomość albo z niej zniknęła",
    },
    "told.cause.places": {
        "en": "the shops it shows itself near",
        "ru": "магазины, рядом с которыми она себя показывает",
        "pl": "sklepy, w pobliżu których się pokazuje",
    },
    "told.cause.tiers": {
        "en": "its holder’s tier",
        "ru": "уровень владельца",
        "pl": "poziom posiadacza",
    },
    "told.cause.merged": {
        "en": "two customers became one",
        "ru": "двух клиентов объединили",
        "pl": "połączono dwóch klientów",
    },
    "told.cause.erased": {
        "en": "what it said of its holder was erased",
        "ru": "стёрто всё о владельце",
        "pl": "usunięto dane posiadacza",
    },
    "told.cause.program.renamed": {
        "en": "the program has a new name",
        "ru": "у программы новое название",
        "pl": "program ma nową nazwę",
    },
    "told.cause.template": {
        "en": "a new design was published, version {version}",
        "ru": "опубликован новый дизайн, версия {version}",
        "pl": "opublikowano nowy wygląd, wersja {version}",
    },
    "told.pushed": {
        "en": "Apple took our push for phone {phone}. Whether it arrived, only the phone’s next request tells.",
        "ru": "Apple принял наш сигнал для телефона {phone}. Дошёл ли он, покажет только следующий запрос телефона.",
        "pl": "Apple przyjęło nasz sygnał dla telefonu {phone}. Czy dotarł, pokaże dopiero następne zapytanie telefonu.",
    },
    "told.not_pushed": {
        "en": "Apple did not take our push for phone {phone}: {why}.",
        "ru": "Apple не принял наш сигнал для телефона {phone}: {why}.",
        "pl": "Apple nie przyjęło naszego sygnału dla telefonu {phone}: {why}.",
    },
    "told.no_answer": {
        "en": "no answer came",
        "ru": "ответа не было",
        "pl": "nie było odpowiedzi",
    },
    "told.listed": {
        "en": "Phone {phone} asked what changed.",
        "ru": "Телефон {phone} спросил, что изменилось.",
        "pl": "Telefon {phone} zapytał, co się zmieniło.",
    },
    "told.fetched": {
        "en": "The phone fetched the card and has it as it stood then.",
        "ru": "Телефон забрал карту такой, какой она тогда была.",
        "pl": "Telefon pobrał kartę taką, jaka wtedy była.",
    },
    "told.had_it": {
        "en": "The phone asked for the card and already had it as it stood then.",
        "ru": "Телефон спросил о карте: у него уже была та, что тогда действовала.",
        "pl": "Telefon zapytał o kartę i miał już taką, jaka wtedy była.",
    },
    "told.logged": {
        "en": "The phone complained: {line}",
        "ru": "Телефон пожаловался: {line}",
        "pl": "Telefon się poskarżył: {line}",
    },
    # what it comes to
    "verdict.unseen": {
        "en": "Nobody has downloaded this card yet.",
        "ru": "Эту карту ещё никто не скачивал.",
        "pl": "Nikt jeszcze nie pobrał tej karty.",
    },
    "verdict.not_added": {
        "en": "The card was downloaded, but no phone has asked for news of it: it was not added to Wallet, or automatic updates are switched off.",
        "ru": "Карту скачали, но ни один телефон не просил её новостей: её не добавили в Wallet или выключили автообновление.",
        "pl": "Kartę pobrano, ale żaden telefon nie chciał o niej wiadomości: nie dodano jej do Portfela albo wyłączono automatyczne uaktualnianie.",
    },
    "verdict.gone": {
        "en": "No phone wants news of this card any more: it was deleted, or automatic updates were switched off.",
        "ru": "Ни один телефон больше не ждёт новостей этой карты: её удалили или выключили автообновление.",
        "pl": "Żaden telefon nie chce już wiadomości o tej karcie: usunięto ją albo wyłączono automatyczne uaktualnianie.",
    },
    "verdict.current": {
        "en": "The phone has the card as it stands.",
        "ru": "В телефоне карта такая, какая она сейчас.",
        "pl": "Telefon ma kartę taką, jaka jest teraz.",
    },
    "verdict.leaving": {
        "en": "The card changed a moment ago; the push is on its way.",
        "ru": "Карта только что изменилась, сигнал уже в пути.",
        "pl": "Karta zmieniła się przed chwilą, sygnał jest w drodze.",
    },
    "verdict.stuck": {
        "en": "The card changed, but for minutes no push has gone out. The background work may be standing still: tell whoever runs the service.",
        "ru": "Карта изменилась, но уже несколько минут сигнал не уходит. Похоже, фоновая работа стоит: скажите тому, кто обслуживает систему.",
        "pl": "Karta się zmieniła, ale od kilku minut żaden sygnał nie wyszedł. Może praca w tle stoi: powiedz osobie, która prowadzi usługę.",
    },
    "verdict.refused": {
        "en": "The card changed, but Apple refuses our pushes ({why}). This is ours to put right: check the certificate.",
        "ru": "Карта изменилась, но Apple отклоняет наши сигналы ({why}). Исправить это можем только мы: проверьте сертификат.",
        "pl": "Karta się zmieniła, ale Apple odrzuca nasze sygnały ({why}). To my musimy to naprawić: sprawdź certyfikat.",
    },
    "verdict.delayed": {
        "en": "The card changed, but the push has not gone through yet ({why}). We try again by ourselves.",
        "ru": "Карта изменилась, но сигнал пока не прошёл ({why}). Мы повторим сами.",
        "pl": "Karta się zmieniła, ale sygnał jeszcze nie przeszedł ({why}). Próbujemy ponownie sami.",
    },
    "verdict.unheard": {
        "en": "The card changed and Apple took our push, but the phone has not asked since: it may be off, offline, or waiting. It will catch up by itself.",
        "ru": "Карта изменилась, Apple принял сигнал, но телефон ещё не спрашивал: он выключен, без связи или ждёт. Он наверстает сам.",
        "pl": "Karta się zmieniła i Apple przyjęło sygnał, ale telefon jeszcze nie pytał: jest wyłączony, bez sieci albo czeka. Nadrobi sam.",
    },
    "verdict.asked": {
        "en": "The phone knows that the card changed and has not fetched it yet. It usually does so within seconds.",
        "ru": "Телефон знает, что карта изменилась, но ещё не забрал её. Обычно на это уходят секунды.",
        "pl": "Telefon wie, że karta się zmieniła, ale jeszcze jej nie pobrał. Zwykle trwa to kilka sekund.",
    },
    "verdict.complained": {
        "en": "The phone did not like the card it got. It said: {line}",
        "ru": "Телефону не подошла карта, которую он получил. Он сообщил: {line}",
        "pl": "Telefonowi nie spodobała się karta, którą dostał. Powiedział: {line}",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
