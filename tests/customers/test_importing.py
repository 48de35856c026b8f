import csv
import json
import threading
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select
from sqlalchemy.exc import OperationalError

from tests import make
from tests.make import NOON
from walletpass import customers, outbox
from walletpass.customers import Choice, CustomerChanged, importing
from walletpass.customers.people import identities_of
from walletpass.outbox import Promise

from .import_in_process import CARDS, issue

MORE = "phone;zip;timezone;source;attributes"


class Shop:
    """A brand, its file and its cards, as an import meets them."""

    def __init__(self, database, path):
        self.database = database
        self.path = path
        self.people = make.people()
        with database.transaction() as session:
            self.brand = make.brand(session, country="PL", default_language="en")
        CARDS.metadata.drop_all(database.engine)
        CARDS.metadata.create_all(database.engine)

    def file(self, *lines):
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return self

    def preview(self, **facts):
        return importing.preview(
            self.database, self.people, self.brand, self.path, now=NOON, **facts
        )

    def run(self, issue=None, **facts):
        return importing.run(
            self.database,
            self.people,
            self.brand,
            self.path,
            issue or self.issue,
            clock=lambda: NOON,
            **facts,
        )

    def issue(self, session, newcomers):
        issue(session, newcomers)

    def enrol(self, **facts):
        with self.database.transaction() as session:
            return make.customer(session, self.brand, **facts)

    def rows(self, job_id):
        with self.database.snapshot() as session:
            return {
                row.number: (row.outcome, row.codes)
                for row in session.scalars(
                    select(importing.ImportRow).where(
                        importing.ImportRow.job_id == job_id
                    )
                )
            }

    def find(self, phone):
        with self.database.snapshot() as session:
            return customers.find_by_phone(session, self.people, self.brand, phone)

    def cards(self):
        with self.database.snapshot() as session:
            return {
                row.customer_id: row.points for row in session.execute(select(CARDS))
            }

    def count(self, table=customers.Customer):
        with self.database.snapshot() as session:
            return session.scalar(select(func.count()).select_from(table))

    def results(self, job_id, target, language="en"):
        with self.database.snapshot() as session:
            job = importing.import_job(session, self.brand.id, job_id)
            importing.write_results(session, job, self.path, target, language)
        return target.read_text("utf-8-sig")


@pytest.fixture
def shop(database, tmp_path):
    return Shop(database, tmp_path / "customers.csv")


ALL = (
    "phone;email;external id;card number;full name;birthday;points;language;consent;sms"
)


def test_a_row_becomes_a_customer_with_a_card(shop):
    shop.file(
        ALL,
        "512 345 678;Zofia@example.com;crm-1;29 04;Zofia Wiśniewska;14.02.1990;"
        "12,50;polski;tak;nie",
    )
    job_id, totals = shop.run()

    zofia = shop.find("+48512345678")
    assert totals.outcomes == {"created": 1}
    assert shop.rows(job_id) == {2: ("created", "")}
    assert shop.cards() == {zofia.id: 1250}
    assert customers.name_of(shop.people, zofia) == customers.Name(
        "Zofia", "Wiśniewska"
    )
    assert str(customers.birthday_of(shop.people, zofia)) == "1990-02-14"
    assert (zofia.language, zofia.status) == ("pl", "active")
    with shop.database.snapshot() as session:
        assert identities_of(session, shop.people, zofia) == {
            "phone": "+48512345678",
            "email": "zofia@example.com",
            "external": "CRM-1",
            "card": "2904",
        }
        said = customers.current_consents(session, zofia.id)
    assert {about: word.given for about, word in said.items()} == {
        ("wallet", "marketing"): True,
        ("sms", "marketing"): False,
    }
    assert {(word.text_id, word.terms_version) for word in said.values()} == {
        (None, None)
    }


def test_only_a_name_that_is_filled_in_is_news_for_the_cards(shop):
    ada = shop.enrol(phone="512345678")
    shop.enrol(phone="512345679", first_name="Eve")
    shop.file(
        "phone;name;email",
        "512345678;Ada;ada@example.com",
        "512345679;Zoë;eve@example.com",
        "512345680;Kay;",
    )

    _, totals = shop.run()

    assert totals.outcomes == {"updated": 2, "created": 1}
    with shop.database.snapshot() as session:
        promised = session.execute(select(Promise.kind, Promise.payload)).all()
    assert [outbox.read(*each) for each in promised] == [CustomerChanged(ada.id)]


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("ФИО;Телефон", "Иванов Иван Иванович;512345678", ("Иван Иванович", "Иванов")),
        ("ФИО;Телефон", "Иван;512345678", ("Иван", "")),
        ("Nazwisko i imię;telefon", "Nowak Jan;512345678", ("Jan", "Nowak")),
        ("full name;phone", "Ada;512345678", ("Ada", "")),
        ("name;phone", "Anna Maria;512345678", ("Anna Maria", "")),
        ("first name;full name;phone", "Ada;A. King;512345678", ("Ada", "")),
    ],
)
def test_names_are_taken_apart_as_their_column_says(shop, header, row, name):
    shop.file(header, row).run()
    found = customers.name_of(shop.people, shop.find("512345678"))
    assert (found.first, found.last) == name


FAULTY = [
    ("unfit-phone", "12;;;;Ada;;5;;;"),
    ("unfit-phone", "5.019E+08;;;;Ada;;5;;;"),
    ("unfit-email", ";ada@;;;Ada;;5;;;"),
    ("unfit-number", ";;=1;;Ada;;5;;;"),
    ("unfit-number", ";;;=1;Ada;;5;;;"),
    ("unfit-balance", "512345678;;;;Ada;;-5;;;"),
    ("unfit-name,unfit-balance", "512345678;;;;.;;-5;;;"),
    ("nothing-to-find", ";;;;Ada;;5;;;"),
    ("nothing-to-find,unfit-name,unfit-birthday", ";;;;.;30.02.1990;5;;;"),
    ("nothing-to-find,unfit-consent", ";;;;Ada;;5;;maybe;"),
    ("too-many-cells", "512345678;;;;Ada;;5;;;;x"),
    ("damaged-text", "512345678;;;;A\N{REPLACEMENT CHARACTER}a;;5;;;"),
    ("unclosed-quote", '"512345678;;;;Ada;;5;;;'),
    ("unfit-phone,unfit-email,unfit-balance", "12;ada@;;;Ada;;-5;;;"),
]


@pytest.mark.parametrize(("codes", "row"), FAULTY)
def test_a_faulty_row_is_refused_with_every_reason(shop, codes, row):
    job_id, totals = shop.file(ALL, row, "600100200;;;;Bob;;1;;;").run()

    assert shop.rows(job_id) == {2: ("refused", codes), 3: ("created", "")}
    assert totals.codes == Counter(codes.split(","))
    assert shop.count() == 1


TOO_MANY = json.dumps({f"a{number}": 1 for number in range(51)})
FAULTY_BESIDES = [
    ("nothing-to-find,unfit-postal-code", ";?;;;"),
    ("nothing-to-find,unfit-timezone", ";;Mars;;"),
    ("nothing-to-find,unfit-attributes", ";;;;[1]"),
    ("nothing-to-find,too-many-attributes", f";;;;{TOO_MANY}"),
]


@pytest.mark.parametrize(("codes", "row"), FAULTY_BESIDES)
def test_a_row_that_finds_nobody_is_refused_with_what_else_is_wrong(shop, codes, row):
    job_id, _ = shop.file(MORE, row).run()

    assert shop.rows(job_id) == {2: ("refused", codes)}


def test_every_reason_is_said_in_words_in_three_languages():
    for said in (importing.REASONS, importing.REMARKS, importing.OUTCOMES):
        for words in said.values():
            assert set(words) == {"en", "ru", "pl"}
            assert all(words.values())
    said = {code for codes, _ in FAULTY + FAULTY_BESIDES for code in codes.split(",")}
    assert set(importing.REASONS) == said | {"two-people", "differs", "too-long"}


@pytest.mark.parametrize(
    ("codes", "cells"),
    [
        ("without-postal-code", "?;;;"),
        ("without-timezone", ";Mars;;"),
        ("without-attributes", ";;;[1]"),
        ("without-attributes", ";;;{"),
        ("without-attributes", ';;;{"a": {}}'),
        ("without-attributes", ';;;{"": 1}'),
        ("without-attributes", ';;;{"a": 9223372036854775808}'),
        ("without-attributes", ';;;{"a": NaN}'),
        ("without-attributes", f";;;{TOO_MANY}"),
    ],
)
def test_what_cannot_be_kept_besides_is_left_out_with_a_remark(shop, codes, cells):
    job_id, _ = shop.file(MORE, f"512345678;{cells}").run()

    assert shop.rows(job_id) == {2: ("created", codes)}
    kept = shop.find("512345678")
    assert (kept.postal_code_sealed, kept.timezone, kept.attributes) == (None, None, {})
    assert kept.source["code"].startswith("import/")
    assert codes in importing.REMARKS


@pytest.mark.parametrize(
    "header", ["Индекс", "Почтовый индекс", "Kod pocztowy", "ZIP code", "postal_code"]
)
def test_a_postal_code_is_read_under_every_name_it_has(shop, header):
    shop.file(f"phone;{header}", "512345678; 00-950 ").run()

    kept = shop.find("512345678")
    assert customers.postal_code_of(shop.people, kept) == "00-950"


def test_gaps_of_somebody_known_are_filled_and_nothing_is_overwritten(shop):
    shop.enrol(phone="512345678", attributes={"shoe": 39}, timezone="Europe/Paris")

    job_id, _ = shop.file(
        MORE, '512345678;00-950;Europe/London;poster;{"shoe": 40, "vip": true}'
    ).run()

    kept = shop.find("512345678")
    assert shop.rows(job_id) == {2: ("updated", "blanks-filled")}
    assert customers.postal_code_of(shop.people, kept) == "00-950"
    assert kept.timezone == "Europe/Paris"
    assert kept.source == {}
    assert kept.attributes == {"shoe": 39, "vip": True}


UNFIT = [
    ("without-phone", "12;a@example.com;;;Ada;;5;;;"),
    ("without-phone", "12;;7;;Ada;;5;;;"),
    ("without-email", "512345678;ada@;;;Ada;;5;;;"),
    ("without-number", "512345678;;=1;;Ada;;5;;;"),
    ("without-number", "512345678;;;=1;Ada;;5;;;"),
    ("without-name", "512345678;;;;.;;5;;;"),
    ("without-name", "512345678;;;;?;;5;;;"),
    ("without-name", "512345678;;;;(Ania);;5;;;"),
    ("without-name", '512345678;;;;"""Ania""";;5;;;'),
    ("without-name", "512345678;;;;007 Jan;;5;;;"),
    ("without-name", "512345678;;;;=1+1;;5;;;"),
    ("without-name", "512345678;;;;=cmd|' /C calc'!A0;;5;;;"),
    ("without-birthday", "512345678;;;;Ada;30.02.1990;5;;;"),
    ("without-consent", "512345678;;;;Ada;;5;;maybe;"),
    (
        "without-email,without-number,without-name,without-birthday,without-consent",
        "512345678;ada@;=1;=1;.;30.02.1990;5;;maybe;perhaps",
    ),
]


@pytest.mark.parametrize(("codes", "row"), UNFIT)
def test_somebody_who_can_be_found_is_kept_without_what_is_unfit(shop, codes, row):
    shop.file(ALL, row)
    preview = shop.preview()
    job_id, totals = shop.run()

    assert shop.rows(job_id) == {2: ("created", codes)}
    assert [problem.codes for problem in preview.problems] == [tuple(codes.split(","))]
    assert preview.totals == totals
    assert list(shop.cards().values()) == [500]
    assert set(codes.split(",")) <= set(importing.REMARKS)
    with shop.database.snapshot() as session:
        kept = session.scalars(select(customers.Customer)).one()
        found = identities_of(session, shop.people, kept)
        consents = customers.current_consents(session, kept.id)
    name = "" if "without-name" in codes else "Ada"
    assert str(customers.name_of(shop.people, kept)) == name
    assert customers.birthday_of(shop.people, kept) is None
    assert consents == {}
    assert len(found) == 1


def test_the_part_of_a_name_that_is_fit_is_kept(shop):
    job_id, _ = shop.file("phone;first name;last name", "512345678;.;Nowak").run()
    name = customers.name_of(shop.people, shop.find("512345678"))
    assert (name.first, name.last) == ("", "Nowak")
    assert shop.rows(job_id) == {2: ("created", "without-name")}


def test_what_was_left_out_is_filled_in_when_the_file_is_put_right(shop, tmp_path):
    job_id, _ = shop.file("phone;name;birthday", "512345678;(Ania);30.02.1990").run()
    text = shop.results(job_id, tmp_path / "results.csv")
    assert (
        "2;created;without-name,without-birthday;A new customer. Left out the name or "
        "a part of it: a name begins with a letter. Left out the birthday: "
        "write it as 1990-02-14.;512345678;(Ania);30.02.1990"
    ) in text

    job_id, _ = shop.file(*text.replace("(Ania)", "Ania").splitlines()).run()
    assert shop.rows(job_id) == {2: ("updated", "blanks-filled,without-birthday")}
    job_id, _ = shop.run()
    assert shop.rows(job_id) == {2: ("unchanged", "already-there,without-birthday")}
    name = customers.name_of(shop.people, shop.find("512345678"))
    assert str(name) == "Ania"


@pytest.mark.parametrize(
    "written",
    ["5.12345678E+08", "5,12345678e8", "512345678.0", "512345678,00", "0512345678"],
)
def test_a_phone_is_found_as_a_spreadsheet_wrote_it(shop, written):
    job_id, _ = shop.file("phone;name", f"{written};Ada").run()
    assert shop.rows(job_id) == {2: ("created", "")}
    assert shop.find("+48512345678") is not None


def test_the_same_file_again_changes_nothing(shop):
    shop.file(ALL, "512345678;;;;Ada;;5;;tak;", "600100200;b@example.com;;;;;7;;;")
    shop.run()
    before = shop.cards(), shop.count(customers.Identity), shop.count(customers.Consent)

    job_id, totals = shop.run()

    assert shop.rows(job_id) == {
        2: ("unchanged", "already-there"),
        3: ("unchanged", "already-there"),
    }
    assert totals.outcomes == {"unchanged": 2}
    assert before == (
        shop.cards(), shop.count(customers.Identity), shop.count(customers.Consent),
    )  # fmt: skip


def test_an_import_fills_gaps_and_overwrites_nothing(shop):
    ada = shop.enrol(
        phone="512345678",
        first_name="Ada",
        language="ru",
        consents=[Choice("sms", given=False)],
    )
    shop.file(
        ALL,
        "512345678;ada@example.com;;;Eva King;14.02.1990;500;pl;tak;tak",
    )
    job_id, _ = shop.run()

    assert shop.rows(job_id) == {2: ("updated", "blanks-filled")}
    assert shop.cards() == {}
    kept = shop.find("512345678")
    assert kept.id == ada.id
    assert str(customers.name_of(shop.people, kept)) == "Ada King"
    assert (kept.birth_month_day, kept.language) == ("02-14", "ru")
    with shop.database.snapshot() as session:
        assert customers.has_agreed(session, kept.id, "wallet")
        assert not customers.has_agreed(session, kept.id, "sms")
        found = identities_of(session, shop.people, kept)
    assert found == {"phone": "+48512345678", "email": "ada@example.com"}


def test_another_phone_of_somebody_known_is_refused_rather_than_guessed(shop):
    ada = shop.enrol(phone="512345678", external_id="7")
    shop.file("external id;phone", "7;600100200", ";600100200")
    job_id, _ = shop.run()

    assert shop.rows(job_id) == {
        2: ("refused", "differs"),
        3: ("created", ""),
    }
    assert shop.find("512345678").id == ada.id
    assert shop.find("600100200").id != ada.id


@pytest.mark.parametrize("status", ["blocked", "erased"])
def test_nothing_is_added_to_somebody_blocked_or_erased(shop, status):
    ada = shop.enrol(phone="512345678")
    with shop.database.transaction() as session:
        customers.customer_of(session, shop.brand.id, ada.id).status = status
    job_id, _ = shop.file(ALL, "512345678;a@example.com;;;Ada;;5;;;").run()

    assert shop.rows(job_id) == {2: ("unchanged", "already-there")}
    assert str(customers.name_of(shop.people, shop.find("512345678"))) == ""


def test_the_first_row_that_names_somebody_counts(shop):
    far = [f"6{number:08};;;;;;;;;" for number in range(450)]
    shop.file(
        ALL,
        "512345678;a@example.com;;;Ada;;5;;;",
        "+48 512-345-678;;;;Eva;;7;;;",
        ";A@example.com;;;Eva;;7;;;",
        *far,
        "512345678;new@example.com;;;Eva;;7;;;",
        "600100200;new@example.com;;;Bob;;9;;;",
    )
    job_id, totals = shop.run()

    rows = shop.rows(job_id)
    assert [rows[number] for number in (2, 3, 4, 455, 456)] == [
        ("created", ""),
        ("duplicate", "same-as-above"),
        ("duplicate", "same-as-above"),
        ("duplicate", "same-as-above"),
        ("created", ""),
    ]
    assert totals.outcomes == {"created": 452, "duplicate": 3}
    assert shop.cards()[shop.find("512345678").id] == 500


def test_a_row_about_two_people_is_refused(shop):
    shop.enrol(phone="512345678")
    job_id, _ = shop.file(
        "phone;email",
        "600100200;b@example.com",
        "512345678;b@example.com",
    ).run()
    assert shop.rows(job_id)[3] == ("refused", "two-people")


def test_another_brands_customers_are_strangers(shop):
    with shop.database.transaction() as session:
        other = make.brand(session)
        make.customer(session, other, phone="512345678")
    job_id, _ = shop.file("phone", "512345678").run()

    assert shop.rows(job_id) == {2: ("created", "")}
    with shop.database.snapshot() as session:
        with pytest.raises(importing.UnknownImportError):
            importing.import_job(session, other.id, job_id)
        job = importing.import_job(session, shop.brand.id, job_id)
    assert (job.rows, job.state, job.finished_at) == (1, "done", NOON)


def test_a_mapping_is_kept_for_the_results(shop, tmp_path):
    shop.file("Kontakt;Komu", "512345678;Ada")
    mapping = {"Kontakt": "phone", "Komu": "first_name"}
    job_id, _ = shop.run(mapping=mapping)

    assert shop.preview(mapping=mapping).columns == {
        "phone": "Kontakt",
        "first_name": "Komu",
    }
    assert "created" in shop.results(job_id, tmp_path / "results.csv")


def test_progress_is_told_after_each_batch(shop):
    shop.file("phone", *(f"5{number:08}" for number in range(450)))
    told = []
    shop.run(on_progress=lambda done, rows: told.append((done, rows)))
    assert told == [(200, 450), (400, 450), (450, 450)]


def test_results_say_what_became_of_each_row_beside_its_cells(shop, tmp_path):
    shop.file(
        "phone;name;note",
        "+48512345678;Ada;=HYPERLINK(1)",
        "",
        '12;Bob;"two; cells"',
        "512345678;Eva;",
    )
    job_id, _ = shop.run()
    text = shop.results(job_id, tmp_path / "results.csv", "pl")

    assert list(csv.reader(text.splitlines(), delimiter=";")) == [
        ["wiersz", "wynik", "powód", "słownie", "phone", "name", "note"],
        ["2", "created", "", "Nowy klient.", "'+48512345678", "Ada", "'=HYPERLINK(1)"],
        ["4", "refused", "unfit-phone", "Sprawdź numer telefonu.", "12", "Bob",
         "two; cells"],
        ["5", "duplicate", "same-as-above", "Ten klient jest już wyżej w pliku.",
         "512345678", "Eva", ""],
    ]  # fmt: skip


def test_results_can_be_put_right_and_sent_again(shop, tmp_path):
    shop.file("phone;name", "+48512345678;Ada", "12;Bob")
    job_id, _ = shop.run()
    text = shop.results(job_id, tmp_path / "results.csv")

    shop.file(*text.replace(";12;", ";'+48600100200;").splitlines())
    job_id, _ = shop.run()

    assert shop.rows(job_id) == {
        2: ("unchanged", "already-there"),
        3: ("created", ""),
    }


class PowerCutError(Exception):
    pass


def crash_at(shop, batch):
    """Run until the cards of this batch are being issued, and die there."""
    left = [batch]

    def issue(session, newcomers):
        left[0] -= 1
        shop.issue(session, newcomers)
        if left[0] < 0:
            raise PowerCutError

    with pytest.raises(PowerCutError):
        shop.run(issue)


@pytest.mark.parametrize("batch", [0, 1, 2])
def test_after_a_crash_an_import_carries_on_where_it_was(shop, batch):
    lines = [f"5{number:08};{number}" for number in range(450)]
    shop.file("phone;points", *lines, "500000007;9", "12;1")
    crash_at(shop, batch)
    assert shop.count() == len(shop.cards()) == min(batch * 200, 450)

    told = []
    job_id, totals = shop.run(on_progress=lambda done, _rows: told.append(done))

    assert totals.outcomes == {"created": 450, "duplicate": 1, "refused": 1}
    assert len(shop.rows(job_id)) == 452
    assert sorted(shop.cards().values()) == [number * 100 for number in range(450)]
    assert told[0] == batch * 200 + 200 if batch < 2 else told == [452]
    assert shop.count(importing.ImportJob) == 1


def test_a_changed_file_is_another_import(shop):
    shop.file("phone", *(f"5{number:08}" for number in range(300)))
    crash_at(shop, 1)
    shop.file("phone", *(f"5{number:08}" for number in range(301)))
    _, totals = shop.run()
    assert totals.outcomes == {"unchanged": 200, "created": 101}


def test_two_processes_do_not_import_one_file_at_once(shop):
    shop.file("phone", *(f"5{number:08}" for number in range(450)))
    first = threading.Event()
    second_done = threading.Event()

    def patient(session, newcomers):
        shop.issue(session, newcomers)

    def wait_after_the_first_batch(done, _rows):
        if done == 200:
            first.set()
            second_done.wait(30)

    refusals = []

    def import_slowly():
        try:
            shop.run(patient, on_progress=wait_after_the_first_batch)
        except importing.ImportElsewhereError as refusal:
            refusals.append(refusal)

    slow = threading.Thread(target=import_slowly)
    slow.start()
    assert first.wait(30)
    _, totals = shop.run()
    second_done.set()
    slow.join(30)

    assert len(refusals) == 1
    assert totals.outcomes == {"created": 450}
    assert shop.count() == len(shop.cards()) == 450


def test_a_batch_that_meets_somebody_elses_writing_is_tried_again(shop):
    shop.file("phone", "512345678")
    troubles = [OperationalError("COMMIT", {}, Exception("deadlock detected"))] * 3

    def issue(session, newcomers):
        shop.issue(session, newcomers)
        if troubles:
            raise troubles.pop()

    _, totals = shop.run(issue)
    assert totals.outcomes == {"created": 1}
    assert shop.count() == len(shop.cards()) == 1


def test_a_batch_that_never_succeeds_says_so(shop):
    shop.file("phone", "512345678")

    def issue(_session, _newcomers):
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    with pytest.raises(OperationalError):
        shop.run(issue)
    assert shop.count() == 0


def test_people_who_enrol_during_an_import_stay_one_person(shop):
    phones = [f"5{number:08}" for number in range(400)]
    shop.file("phone", *phones)
    started = threading.Event()

    def enrol():
        started.set()
        for phone in phones[::7]:
            shop.enrol(phone=phone)

    enrolling = threading.Thread(target=enrol)
    enrolling.start()
    started.wait(30)
    shop.run()
    enrolling.join(60)

    assert shop.count() == shop.count(customers.Identity) == 400


def test_a_preview_tells_how_the_file_was_read_and_its_first_problems(shop):
    shop.enrol(phone="600100200")
    preview = shop.file(
        "Telefon;Imię;Uwagi",
        "512345678;Ada;",
        "12;Bob;",
        "600100200;Cyd;",
        "512345678;Eva;",
    ).preview()

    assert (preview.encoding, preview.delimiter) == ("utf-8", ";")
    assert preview.columns == {"phone": "Telefon", "first_name": "Imię"}
    assert preview.ignored == ("Uwagi",)
    assert preview.totals.outcomes == {
        "created": 1, "refused": 1, "updated": 1, "duplicate": 1,
    }  # fmt: skip
    assert preview.problems == (
        importing.Problem(3, ("unfit-phone",), "Check the phone number.", "refused"),
        importing.Problem(
            5,
            ("same-as-above",),
            "The same customer stands higher up in this file.",
            "duplicate",
        ),
    )


def test_a_preview_names_only_the_first_problems(shop):
    preview = shop.file("phone", *("12" for _ in range(300))).preview()
    assert [problem.row for problem in preview.problems] == list(range(2, 22))
    assert preview.totals.codes == {"unfit-phone": 300}


PHONES = [f"51234567{digit}" for digit in range(5)] + ["12", "", "0512345670"]
EMAILS = ["a@example.com", "b@example.com", "c@example.com", "bad", ""]
NUMBERS = ["1", "2", "3", ""]
lines = st.lists(
    st.tuples(
        st.sampled_from(PHONES),
        st.sampled_from(EMAILS),
        st.sampled_from(NUMBERS),
        st.sampled_from(["", "Ada", "Eva", "."]),
    ).map(";".join),
    max_size=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(
    before=["512345671;a@example.com;1;"],
    after=[
        "512345670;a@example.com;1;",
        "512345670;b@example.com;2;",
        "512345671;a@example.com;1;Ada",
    ],
    batch_rows=1,
)
@given(before=lines, after=lines, batch_rows=st.sampled_from([1, 2, 3, 200]))
def test_a_preview_tells_exactly_what_a_run_will_do(shop, before, after, batch_rows):
    empty(shop)
    header = "phone;email;external id;name"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("walletpass.customers.importing.running.BATCH_ROWS", batch_rows)
        shop.file(header, *before).run()
        shop.file(header, *after)
        preview = shop.preview()
        assert shop.preview() == preview
        told = []
        job_id, totals = shop.run(on_progress=lambda done, _rows: told.append(done))
    assert preview.totals == totals
    assert shop.count() == len(shop.cards())
    assert totals.rows == len(shop.rows(job_id)) == (told[-1] if told else 0)

    again, _ = shop.run()
    outcomes = {outcome for outcome, _ in shop.rows(again).values()}
    assert outcomes <= {"unchanged", "duplicate", "refused"}


def empty(shop):
    with shop.database.transaction() as session:
        for table in (
            CARDS,
            importing.ImportRow,
            importing.ImportJob,
            customers.Consent,
            customers.Identity,
            customers.Customer,
        ):
            session.execute(delete(table))


def test_a_run_of_long_ago_does_not_stand_in_the_way(shop):
    shop.file("phone", "512345678")
    first, _ = shop.run()
    later = NOON + timedelta(days=400)
    second, _ = importing.run(
        shop.database, shop.people, shop.brand, shop.path, shop.issue,
        clock=lambda: later,
    )  # fmt: skip
    assert first != second
