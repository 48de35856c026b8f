"""What customers are given for buying and for taking part, and on what terms."""
