"""English words for numbers."""

from typing import Final

ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES: Final = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
}  # fmt: skip
VALUES: Final = (
    {word: number for number, word in enumerate(("zero", *ONES, *TEENS))}
    | {word: 10 * number for number, word in enumerate(TENS, start=2)}
)  # fmt: skip
"""What each word below a hundred is worth."""
