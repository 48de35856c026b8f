"""Bringing customers by a file: handed in, looked at, imported, told."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "bring.title": _in(
        "Bring your customers",
        "Перенести своих клиентов",
        "Przenieś swoich klientów",
    ),
    "bring.link": _in(
        "Bring them from a file", "Загрузить из файла", "Wczytaj z pliku"
    ),
    "bring.about": _in(
        "Hand in the list you have. First you see what we understood; nobody becomes a customer until you say so.",
        "Загрузите свой список. Сначала вы увидите, как мы его поняли; никто не станет клиентом, пока вы не подтвердите.",
        "Wczytaj swoją listę. Najpierw zobaczysz, jak ją rozumiemy; nikt nie zostanie klientem, dopóki nie potwierdzisz.",
    ),
    "bring.file": _in("A table in CSV", "Таблица CSV", "Tabela CSV"),
    "bring.file.why": _in(
        "As any program exports it: commas, semicolons or tabs, in any usual alphabet, up to {most} MB, which is about 120,000 people. The first row names the columns. The same people twice do no harm.",
        "Как её выгружает любая программа: запятые, точки с запятой или табуляция, любая обычная кодировка, до {most} МБ, это около 120 000 человек. Первая строка называет столбцы. Одни и те же люди дважды не навредят.",
        "Tak jak eksportuje ją każdy program: przecinki, średniki lub tabulatory, dowolne zwykłe kodowanie, do {most} MB, czyli około 120 000 osób. Pierwszy wiersz nazywa kolumny. Te same osoby dwa razy nie zaszkodzą.",
    ),
    "bring.look": _in("Look at the file", "Посмотреть файл", "Obejrzyj plik"),
    "bring.fields": _in(
        "What we can read", "Что мы умеем читать", "Co umiemy odczytać"
    ),
    "bring.fields.why": _in(
        "A phone, an e-mail, a card or a customer number is needed; everything else may be missing.",
        "Нужен телефон, почта, номер карты или клиента; всего остального может не быть.",
        "Potrzebny jest telefon, e-mail, numer karty albo klienta; reszty może nie być.",
    ),
    "bring.unfit.missing": _in(
        "Choose a file first.", "Сначала выберите файл.", "Najpierw wybierz plik."
    ),
    "bring.unfit.size": _in(
        "The file is empty or larger than {most} MB. Split it into parts: whoever is in two of them stays one customer.",
        "Файл пустой или больше {most} МБ. Разделите его на части: кто попал в две, останется одним клиентом.",
        "Plik jest pusty albo większy niż {most} MB. Podziel go na części: kto trafi do dwóch, pozostanie jednym klientem.",
    ),
    "bring.unfit.spreadsheet": _in(
        "This is a spreadsheet. Save it as CSV in the same program, and choose that file.",
        "Это файл электронной таблицы. Сохраните его в той же программе как CSV и выберите этот файл.",
        "To arkusz kalkulacyjny. Zapisz go w tym samym programie jako CSV i wybierz ten plik.",
    ),
    "bring.unfit.headless": _in(
        "No row names columns that we know. Begin with one such as: phone;name;points.",
        "Ни одна строка не называет знакомых столбцов. Начните с такой: телефон;имя;баллы.",
        "Żaden wiersz nie nazywa kolumn, które znamy. Zacznij od takiego: telefon;imię;punkty.",
    ),
    "bring.earlier": _in("Earlier files", "Прежние файлы", "Wcześniejsze pliki"),
    "bring.none": _in(
        "No file has been handed in yet.",
        "Файлов пока не было.",
        "Nie było jeszcze żadnego pliku.",
    ),
    "bring.name": _in("File", "Файл", "Plik"),
    "bring.state": _in("State", "Состояние", "Stan"),
    "bring.created": _in("New customers", "Новых клиентов", "Nowych klientów"),
    "bring.refused": _in("Refused rows", "Строк не принято", "Odrzuconych wierszy"),
    "bring.who": _in("Handed in", "Загружен", "Wczytano"),
    "bring.state.unnamed": _in(
        "Its columns want names", "Назовите столбцы", "Nazwij kolumny"
    ),
    "bring.unnamed": _in(
        "We know none of its columns",
        "Мы не узнали ни одного столбца",
        "Nie rozpoznaliśmy żadnej kolumny",
    ),
    "bring.unnamed.now": _in(
        "Say below what they are: one that finds people, such as a phone, is needed. If there is no row of names above the people, add one and hand the file in again.",
        "Укажите ниже, что в них: нужен хотя бы один, по которому находят людей, например телефон. Если над людьми нет строки с названиями, добавьте её и загрузите файл снова.",
        "Wskaż poniżej, co w nich jest: potrzebna jest choć jedna, po której znajduje się ludzi, na przykład telefon. Jeśli nad ludźmi nie ma wiersza z nazwami, dodaj go i wczytaj plik ponownie.",
    ),
    "bring.state.looking": _in("Being looked at", "Просматривается", "Przeglądany"),
    "bring.state.looked": _in(
        "Waits for your word", "Ждёт вашего решения", "Czeka na Twoją decyzję"
    ),
    "bring.state.running": _in("Under way", "Идёт перенос", "W toku"),
    "bring.state.done": _in("Done", "Готово", "Gotowe"),
    "bring.state.forgotten": _in("Forgotten", "Забыт", "Zapomniany"),
    "bring.handed_in": _in(
        "Handed in {moment} by {name}",
        "Загружен {moment}, {name}",
        "Wczytano {moment}, {name}",
    ),
    "bring.rows.one": _in("{count} row", "{count} строка", "{count} wiersz"),
    "bring.rows.few": _in("{count} rows", "{count} строки", "{count} wiersze"),
    "bring.rows.many": _in("{count} rows", "{count} строк", "{count} wierszy"),
    "bring.known": _in(
        "This very file is here already",
        "Этот самый файл уже здесь",
        "Dokładnie ten plik już tu jest",
    ),
    "bring.known.now": _in(
        "Nothing was taken a second time.",
        "Второй раз ничего не загружено.",
        "Niczego nie wczytano drugi raz.",
    ),
    "bring.looking": _in(
        "We are looking at every row",
        "Просматриваем каждую строку",
        "Przeglądamy każdy wiersz",
    ),
    "bring.looking.now": _in(
        "A hundred thousand rows take about half a minute. Nothing is kept of them yet.",
        "Сто тысяч строк занимают около полуминуты. Пока ничего не сохраняется.",
        "Sto tysięcy wierszy zajmuje około pół minuty. Na razie nic nie zapisujemy.",
    ),
    "bring.running": _in(
        "Customers are being brought in", "Переносим клиентов", "Przenosimy klientów"
    ),
    "bring.running.now": _in(
        "You may close this page: it goes on by itself, and tills work meanwhile.",
        "Страницу можно закрыть: перенос продолжится сам, и кассы при этом работают.",
        "Możesz zamknąć tę stronę: to potrwa samo, a kasy w tym czasie działają.",
    ),
    "bring.progress": _in(
        "{done} of {rows} rows", "{done} из {rows} строк", "{done} z {rows} wierszy"
    ),
    "bring.progress.first": _in(
        "It begins in a moment.", "Сейчас начнётся.", "Zaraz się zacznie."
    ),
    "bring.would": _in(
        "What would become of it", "Что из этого выйдет", "Co z tego będzie"
    ),
    "bring.outcome.created": _in("New customers", "Новые клиенты", "Nowi klienci"),
    "bring.outcome.updated": _in(
        "Known, with gaps filled",
        "Уже есть, дополнены",
        "Znani, uzupełniono braki",
    ),
    "bring.outcome.unchanged": _in(
        "Known, nothing new", "Уже есть, нового нет", "Znani, nic nowego"
    ),
    "bring.outcome.duplicate": _in(
        "The same person higher up", "Повторы в файле", "Powtórzenia w pliku"
    ),
    "bring.outcome.refused": _in(
        "Refused rows", "Не принято строк", "Odrzucone wiersze"
    ),
    "bring.begin.one": _in(
        "Bring {count} customer",
        "Перенести {count} клиента",
        "Przenieś {count} klienta",
    ),
    "bring.begin.few": _in(
        "Bring {count} customers",
        "Перенести {count} клиентов",
        "Przenieś {count} klientów",
    ),
    "bring.begin.many": _in(
        "Bring {count} customers",
        "Перенести {count} клиентов",
        "Przenieś {count} klientów",
    ),
    "bring.begin.fill": _in(
        "Fill in what is missing", "Дополнить недостающее", "Uzupełnij braki"
    ),
    "bring.begin.why": _in(
        "Everybody new gets a card and the balance in the file. Whoever we know keeps their balance; only what is missing is filled in. Refused rows stop no other.",
        "Каждый новый получит карту и баланс из файла. У тех, кто уже есть, баланс не изменится: дополнится только недостающее. Отклонённые строки остальным не мешают.",
        "Każdy nowy dostanie kartę i saldo z pliku. Komu już je prowadzimy, temu saldo się nie zmieni; uzupełnimy tylko braki. Odrzucone wiersze nie zatrzymują innych.",
    ),
    "bring.nobody": _in(
        "Nobody new is in it, and nothing is missing of those we know. Check the columns below.",
        "Новых людей в нём нет, и об известных ничего не добавить. Проверьте столбцы ниже.",
        "Nie ma w nim nikogo nowego ani niczego do uzupełnienia. Sprawdź kolumny poniżej.",
    ),
    "bring.cardless": _in(
        "First there has to be a card",
        "Сначала нужна карта",
        "Najpierw potrzebna jest karta",
    ),
    "bring.cardless.now": _in(
        "Everybody brought in gets one at once. The file waits here.",
        "Каждый перенесённый сразу получает карту. Файл подождёт здесь.",
        "Każdy przeniesiony od razu ją dostaje. Plik tu zaczeka.",
    ),
    "bring.troubles": _in(
        "Rows to look at",
        "Строки, на которые стоит взглянуть",
        "Wiersze do sprawdzenia",
    ),
    "bring.troubles.why": _in(
        "Put them right in your program and hand the file in again, or go on: these are left out, wholly or in part, and can follow later.",
        "Исправьте их в своей программе и загрузите файл снова или продолжайте: их пропустим целиком или частично, дослать можно позже.",
        "Popraw je w swoim programie i wczytaj plik ponownie albo idź dalej: pominiemy je w całości lub części, a resztę można dosłać.",
    ),
    "bring.troubles.more": _in(
        "The table to export holds the first {count}.",
        "В выгружаемой таблице первые {count}.",
        "W eksportowanej tabeli jest pierwszych {count}.",
    ),
    "bring.row": _in("Row", "Строка", "Wiersz"),
    "bring.row.number": _in("Row {number}", "Строка {number}", "Wiersz {number}"),
    "bring.why": _in("What is the matter", "Что не так", "Co jest nie tak"),
    "bring.columns": _in("Its columns", "Столбцы", "Kolumny"),
    "bring.columns.why": _in(
        "Say what each one is where we took it for something else.",
        "Укажите, что это, если мы поняли столбец неверно.",
        "Wskaż, co to jest, jeśli zrozumieliśmy kolumnę źle.",
    ),
    "bring.columns.save": _in(
        "Read them like this", "Читать их так", "Czytaj je w ten sposób"
    ),
    "bring.columns.none": _in(
        "Name at least one column.",
        "Назовите хотя бы один столбец.",
        "Nazwij choć jedną kolumnę.",
    ),
    "bring.column": _in("Column", "Столбец", "Kolumna"),
    "bring.meaning": _in("What it is", "Что это", "Co to jest"),
    "bring.meaning.of": _in(
        "What “{column}” is", "Что такое «{column}»", "Czym jest „{column}”"
    ),
    "bring.first": _in("First rows", "Первые строки", "Pierwsze wiersze"),
    "bring.covered": _in(
        "seen by whoever handed it in",
        "видит тот, кто загрузил",
        "widzi ten, kto wczytał",
    ),
    "bring.ignored": _in("Leave out", "Не читать", "Pomiń"),
    "bring.done.one": _in(
        "{count} new customer has a card",
        "{count} новый клиент с картой",
        "{count} nowy klient ma kartę",
    ),
    "bring.done.few": _in(
        "{count} new customers have a card",
        "{count} новых клиента с картами",
        "{count} nowych klientów ma kartę",
    ),
    "bring.done.many": _in(
        "{count} new customers have a card",
        "{count} новых клиентов с картами",
        "{count} nowych klientów ma kartę",
    ),
    "bring.done.now": _in(
        "Every row was read. Nothing to do.",
        "Прочитаны все строки. Делать ничего не нужно.",
        "Odczytano wszystkie wiersze. Nic nie trzeba robić.",
    ),
    "bring.done.refused": _in(
        "Some rows were refused, each with its reason. Put them right in the table below and hand it in here: nobody is doubled.",
        "Часть строк не принята, у каждой указана причина. Исправьте их в таблице ниже и загрузите её сюда: никто не задвоится.",
        "Część wierszy odrzucono, każdy z powodem. Popraw je w tabeli poniżej i wczytaj ją tutaj: nikt się nie zdubluje.",
    ),
    "bring.take.refused": _in(
        "Take the refused rows",
        "Скачать непринятые строки",
        "Pobierz odrzucone wiersze",
    ),
    "bring.take.all": _in(
        "Take every row", "Скачать все строки", "Pobierz wszystkie wiersze"
    ),
    "bring.take.numbers": _in(
        "The tables name rows by their numbers: what stands in them is seen by whoever handed the file in, as long as it is kept.",
        "В таблицах строки названы номерами: их содержание видит тот, кто загрузил файл, пока он хранится.",
        "Tabele podają numery wierszy: ich treść widzi ten, kto wczytał plik, dopóki go przechowujemy.",
    ),
    "bring.forget": _in("Forget this file", "Забыть этот файл", "Zapomnij ten plik"),
    "bring.forget.why": _in(
        "Its rows are forgotten at once; customers stay, and so do the numbers above. By itself that happens after {days} days.",
        "Его строки будут забыты сразу; клиенты и числа выше останутся. Само это произойдёт через {days} дней.",
        "Jego wiersze zostaną zapomniane od razu; klienci i liczby powyżej zostaną. Samo stanie się to po {days} dniach.",
    ),
    "bring.forgotten": _in(
        "What stood in this file is forgotten",
        "Содержание этого файла забыто",
        "Treść tego pliku została zapomniana",
    ),
    "bring.forgotten.now": _in(
        "It was not imported. Hand it in again if you need it.",
        "Он не был перенесён. Если нужен, загрузите его снова.",
        "Nie został przeniesiony. Jeśli jest potrzebny, wczytaj go ponownie.",
    ),
    "bring.refused.file-under-way": _in(
        "Its import has begun already.",
        "Перенос уже начался.",
        "Przenoszenie już się zaczęło.",
    ),
    "bring.refused.file-forgotten": _in(
        "This file is not kept any more. Hand it in again.",
        "Этот файл больше не хранится. Загрузите его снова.",
        "Ten plik nie jest już przechowywany. Wczytaj go ponownie.",
    ),
    "bring.refused.nothing-published": _in(
        "First publish a card: everybody brought in gets one.",
        "Сначала опубликуйте карту: её получит каждый.",
        "Najpierw opublikuj kartę: dostanie ją każdy.",
    ),
    "bring.field.phone": _in("Phone", "Телефон", "Telefon"),
    "bring.field.email": _in("E-mail", "Почта", "E-mail"),
    "bring.field.external_id": _in("Customer number", "Номер клиента", "Numer klienta"),
    "bring.field.card_number": _in(
        "Number of an older card", "Номер прежней карты", "Numer starej karty"
    ),
    "bring.field.first_name": _in("First name", "Имя", "Imię"),
    "bring.field.last_name": _in("Last name", "Фамилия", "Nazwisko"),
    "bring.field.full_name": _in(
        "First and last name", "Имя и фамилия", "Imię i nazwisko"
    ),
    "bring.field.surname_first": _in(
        "Last name, then first", "Фамилия и имя", "Nazwisko i imię"
    ),
    "bring.field.birthday": _in("Birthday", "День рождения", "Urodziny"),
    "bring.field.postal_code": _in("Postal code", "Индекс", "Kod pocztowy"),
    "bring.field.balance": _in("Balance in points", "Баланс баллов", "Saldo punktów"),
    "bring.field.language": _in("Language", "Язык", "Język"),
    "bring.field.timezone": _in("Time zone", "Часовой пояс", "Strefa czasowa"),
    "bring.field.source": _in("Where they came from", "Источник", "Źródło"),
    "bring.field.attributes": _in("Attributes", "Атрибуты", "Atrybuty"),
    "bring.field.consent": _in(
        "Agreed to news", "Согласие на новости", "Zgoda na wiadomości"
    ),
    "bring.field.consent_sms": _in("Agreed to SMS", "Согласие на SMS", "Zgoda na SMS"),
    "bring.field.consent_email": _in(
        "Agreed to e-mail", "Согласие на письма", "Zgoda na e-maile"
    ),
    "bring.field.consent_call": _in(
        "Agreed to calls", "Согласие на звонки", "Zgoda na telefon"
    ),
    "log.customer.file-handed-in": _in(
        "handed in a file of customers",
        "загружен файл клиентов",
        "wczytanie pliku klientów",
    ),
    "log.customer.file-began": _in(
        "began to bring customers from a file",
        "начат перенос клиентов из файла",
        "początek przenoszenia klientów z pliku",
    ),
    "log.customer.file-forgotten": _in(
        "let a file of customers be forgotten",
        "файл клиентов забыт",
        "zapomnienie pliku klientów",
    ),
    "log.customer.file-taken": _in(
        "took along what became of a file",
        "выгружены итоги файла клиентов",
        "pobranie wyników pliku klientów",
    ),
}
