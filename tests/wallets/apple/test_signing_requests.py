"""Requests for a certificate, as Apple's website will read them."""

from cryptography.hazmat.primitives.serialization import load_der_private_key

from walletpass.wallets.apple import new_signing_request


def test_openssl_reads_the_request_and_its_proof_of_possession(openssl):
    request = new_signing_request(
        "Ада Лавлейс", "ada@example.com", "Example Sp. z o.o."
    )
    printed = openssl(
        *(
            "req",
            "-in",
            "it",
            "-verify",
            "-noout",
            "-text",
            "-nameopt",
            "-esc_msb,utf8",
        ),
        it=request.pem,
    ).decode()
    assert "CN=Ада Лавлейс" in printed
    assert "emailAddress=ada@example.com" in printed
    assert "O=Example Sp. z o.o." in printed
    assert "Public-Key: (2048 bit)" in printed
    assert "sha256WithRSAEncryption" in printed


def test_the_key_that_stays_is_the_one_in_the_request(openssl):
    request = new_signing_request("Ada", "ada@example.com")
    in_request = openssl("req", "-in", "it", "-noout", "-pubkey", it=request.pem)
    in_key = openssl(
        "pkey", "-inform", "DER", "-in", "it", "-pubout", it=request.private_key
    )
    assert in_request == in_key
    assert load_der_private_key(request.private_key, None).key_size == 2048


def test_each_request_has_a_key_of_its_own():
    first, second = (new_signing_request("Ada", "ada@example.com") for _ in range(2))
    assert first.private_key != second.private_key


def test_printing_a_request_shows_no_key():
    request = new_signing_request("Ada", "ada@example.com")
    assert "private_key" not in repr(request)


def test_long_names_are_cut_and_absent_ones_left_out(openssl):
    request = new_signing_request("Ж" * 64, "ada@example.com")
    printed = openssl(
        *(
            "req",
            "-in",
            "it",
            "-noout",
            "-subject",
            "-nameopt",
            "RFC2253,-esc_msb,utf8",
        ),
        it=request.pem,
    ).decode()
    assert printed.strip() == f"subject=CN={'Ж' * 32},emailAddress=ada@example.com"
