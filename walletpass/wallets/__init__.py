"""The wallets in people's phones: Apple's and Google's formats and wires."""
