"""Small spreadsheets, made by code."""

import io

from openpyxl import Workbook


def xlsx(rows, *, merged=(), hidden_rows=(), hidden_columns=(), more=None):
    """The bytes of a book with one sheet; `more` may do anything to the book before it is saved."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    for number in hidden_rows:
        sheet.row_dimensions[number].hidden = True
    for letter in hidden_columns:
        sheet.column_dimensions[letter].hidden = True
    if more:
        more(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv_bytes(rows, encoding="utf-8", delimiter=","):
    return "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
