"""Strings files are read back as they were written, by us and by a phone."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.simulator.pkpass.strings import parse_strings
from walletpass.wallets.apple.strings import (
    UnreadableStringsError,
    read_strings,
    write_strings,
)

tables = st.dictionaries(st.text(), st.text(), max_size=6)


@given(tables)
def test_whatever_is_written_is_read_back(table):
    written = write_strings(table)

    assert dict(read_strings(written)) == table
    assert parse_strings(written) == table


def test_quotes_backslashes_and_line_breaks_are_escaped():
    written = write_strings({'Say "hi"\n': "C:\\new\tline\r\0"})

    assert written == b'"Say \\"hi\\"\\n" = "C:\\\\new\\tline\\r\\U0000";\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_of_others_are_read_in_any_encoding_wallet_reads(encoding):
    text = '/* ; "no" */\n"Card" = "Карта"; // "no"\n\n"A"\n=\n"B";"A"="C";'

    assert read_strings(text.encode(encoding)) == [
        ("Card", "Карта"),
        ("A", "B"),
        ("A", "C"),
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'"A" = "B"', "line 1"),
        (b'"A" = "B";\nA = "B";', "line 2"),
        (b'"A" = "B\\";', "line 1"),
        (b'"A" "B";', "line 1"),
        (b"/* open", "line 1"),
        (b"\xff\xfe\x00", "neither UTF-8 nor UTF-16"),
        ('"é" = "é";'.encode("latin-1"), "neither UTF-8 nor UTF-16"),
    ],
)
def test_a_file_that_breaks_the_grammar_is_refused_with_its_line(content, fault):
    with pytest.raises(UnreadableStringsError, match=fault):
        read_strings(content)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    told = []
    with suppress(UnreadableStringsError):
        told = read_strings(content)

    assert all(isinstance(text, str) for pair in told for text in pair)
