"""Where an empty installation begins: told at its start, and by a command."""

import re


def test_the_command_tells_the_page_and_the_code_until_somebody_is_there(empty):
    empty.do("db", "upgrade")

    said = empty.do("setup")

    assert "https://cards.example/studio/setup" in said
    assert re.search(r"code [A-Z2-7]{4}(-[A-Z2-7]{4}){3}\n", said)
    assert empty.do("setup") == said


def test_afterwards_it_says_where_to_sign_in(founded):
    answer = founded.run("setup")

    assert answer.exit_code == 1
    assert "https://cards.example/studio/sign-in" in answer.stderr
