"""What we do, in the order of the data: acquire, clean, extract, ground, link, measure, publish."""
