"""What is wrong with a form of the first steps, and what to do about it."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "begin.refused.name": _in(
        "Give the brand a name of up to 120 characters.",
        "Назовите бренд, не длиннее 120 знаков.",
        "Nazwij markę, najwyżej 120 znaków.",
    ),
    "begin.refused.accent": _in(
        "Choose a colour such as #1a73e8.",
        "Выберите цвет, например #1a73e8.",
        "Wybierz kolor, na przykład #1a73e8.",
    ),
    "begin.refused.timezone": _in(
        "Write a time zone such as Europe/Warsaw.",
        "Укажите часовой пояс, например Europe/Warsaw.",
        "Podaj strefę czasową, na przykład Europe/Warsaw.",
    ),
    "begin.refused.spoken": _in(
        "Tick at least one language.",
        "Отметьте хотя бы один язык.",
        "Zaznacz przynajmniej jeden język.",
    ),
    "begin.password.missing": _in(
        "This file is protected. Type the password that was chosen at its export.",
        "Файл защищён. Введите пароль, заданный при экспорте.",
        "Ten plik jest chroniony. Wpisz hasło wybrane przy eksporcie.",
    ),
    "begin.password.wrong": _in(
        "The password does not open this file. Type the one chosen at its export, not the Mac’s own; if it is lost, export the file again. Choose the files again, too.",
        "Пароль не подходит к файлу. Нужен тот, что задан при экспорте, а не пароль Mac; если он утерян, экспортируйте файл заново. Файлы тоже выберите снова.",
        "To hasło nie otwiera pliku. Wpisz to z eksportu, nie hasło Maca; jeśli zginęło, wyeksportuj plik ponownie. Pliki też wybierz ponownie.",
    ),
    "begin.refused.files": _in(
        "Choose the certificate (pass.cer or .p12) and its key again, as they came from Apple and Keychain Access.",
        "Выберите сертификат (pass.cer или .p12) и ключ ещё раз — какими их выдали Apple и «Связка ключей».",
        "Wybierz jeszcze raz certyfikat (pass.cer lub .p12) i klucz, tak jak wydały je Apple i Pęk kluczy.",
    ),
    "begin.refused.unreadable-key-file": _in(
        "A file here is no certificate and no key. Choose a .p12, .cer or .pem file, unaltered.",
        "Один из файлов — не сертификат и не ключ. Выберите файл .p12, .cer или .pem без изменений.",
        "Jeden z plików nie jest certyfikatem ani kluczem. Wybierz plik .p12, .cer lub .pem, niezmieniony.",
    ),
    "begin.refused.missing-pass-certificate": _in(
        "No Pass Type ID certificate is among these files. Download yours (pass.cer) from developer.apple.com and add it.",
        "Среди файлов нет сертификата Pass Type ID. Скачайте его (pass.cer) на developer.apple.com и добавьте.",
        "Wśród plików nie ma certyfikatu Pass Type ID. Pobierz go (pass.cer) z developer.apple.com i dodaj.",
    ),
    "begin.refused.ambiguous-pass-certificate": _in(
        "There are several pass certificates here. Choose one at a time.",
        "Здесь несколько сертификатов карт. Загружайте по одному.",
        "Jest tu kilka certyfikatów kart. Wgrywaj po jednym.",
    ),
    "begin.refused.not-pass-certificate": _in(
        "This certificate signs no cards. Make a Pass Type ID certificate at developer.apple.com and choose that one.",
        "Этим сертификатом карты не подписать. Создайте сертификат Pass Type ID на developer.apple.com и выберите его.",
        "Tym certyfikatem nie podpisze się kart. Utwórz certyfikat Pass Type ID na developer.apple.com i wybierz go.",
    ),
    "begin.refused.missing-private-key": _in(
        "The private key is missing. Export certificate and key together from Keychain Access as .p12.",
        "Нет закрытого ключа. Экспортируйте сертификат вместе с ключом из «Связки ключей» в файл .p12.",
        "Brakuje klucza prywatnego. Wyeksportuj certyfikat razem z kluczem z Pęku kluczy jako .p12.",
    ),
    "begin.refused.foreign-private-key": _in(
        "The key belongs to another certificate. Choose the key that was made with this certificate’s request.",
        "Ключ от другого сертификата. Выберите тот, с которым делали запрос на этот сертификат.",
        "Klucz należy do innego certyfikatu. Wybierz ten, z którym powstało żądanie tego certyfikatu.",
    ),
    "begin.refused.unsuitable-key": _in(
        "Cards cannot be signed with a key of this kind. Make a request with an RSA key of 2048 bits and get the certificate anew.",
        "Ключом такого вида карты не подписать. Сделайте запрос с ключом RSA 2048 бит и получите сертификат заново.",
        "Takim kluczem nie podpisze się kart. Przygotuj żądanie z kluczem RSA 2048 bitów i zdobądź certyfikat na nowo.",
    ),
    "begin.refused.missing-intermediate": _in(
        "Apple’s intermediate certificate is missing. Download it from apple.com/certificateauthority (today AppleWWDRCAG4.cer) and add it.",
        "Не хватает промежуточного сертификата Apple. Скачайте его на apple.com/certificateauthority (сейчас AppleWWDRCAG4.cer) и добавьте.",
        "Brakuje certyfikatu pośredniego Apple. Pobierz go z apple.com/certificateauthority (dziś AppleWWDRCAG4.cer) i dodaj.",
    ),
    "begin.refused.forged-chain": _in(
        "Apple’s intermediate did not sign this certificate. Download both again from Apple.",
        "Промежуточный сертификат не подписывал этот сертификат. Скачайте оба у Apple заново.",
        "Certyfikat pośredni nie podpisał tego certyfikatu. Pobierz oba od Apple jeszcze raz.",
    ),
    "begin.refused.certificate-expired": _in(
        "A certificate here has expired. Get a renewed one at developer.apple.com; cards on phones stay.",
        "Срок сертификата истёк. Получите новый на developer.apple.com; карты в телефонах останутся.",
        "Certyfikat wygasł. Zdobądź odnowiony na developer.apple.com; karty w telefonach zostaną.",
    ),
    "begin.refused.certificate-not-yet-valid": _in(
        "A certificate here is not valid yet. Wait until it is, or set the server’s clock right.",
        "Сертификат ещё не действует. Подождите или поправьте часы сервера.",
        "Certyfikat jeszcze nie obowiązuje. Poczekaj albo ustaw zegar serwera.",
    ),
    "begin.refused.foreign-pass-type": _in(
        "This pass type is used here by another brand or another team. Make a Pass Type ID of your own and choose its certificate.",
        "Этот тип карт здесь занят другим брендом или другой командой. Создайте свой Pass Type ID и выберите его сертификат.",
        "Tego typu kart używa tu inna marka lub inny zespół. Utwórz własny Pass Type ID i wybierz jego certyfikat.",
    ),
}
