"""How much a file may hold before it is refused: no form of an agency comes near, no hostile file gets past.

A filled form has some hundred cells in 10 kB. Each bound stands far above that, and low enough that reading up to it
takes seconds and some hundred megabytes. Our own readers (.xlsx, .xlsm, .ods, .csv) count as they go and stop
themselves; xlrd (.xls) does not, so it works in a child process that is stopped from outside.
"""

from __future__ import annotations

MB = 1_000_000

FILE_BYTES = 64 * MB  # on disk, of any file: it is hashed and looked into whole
XLS_BYTES = 20 * MB  # of an old .xls, which is not packed; a sheet of it has 65,536 rows at most
CSV_BYTES = 32 * MB  # a CSV is held in memory twice, as bytes and as text
MONTH_BYTES = MB  # month.toml, written by hand
LINE_CHARACTERS = 200_000  # of one line of a CSV: 50 MB of separators would be fifty million fields
ENTRIES = 2_000  # files inside a workbook: a form has about ten
UNPACKED_BYTES = (
    512 * MB
)  # what a workbook says it holds, pictures and all; nothing of it but the next is unpacked
XML_BYTES = 128 * MB  # of the parts that are read, together; 1,048,576 formatted rows take about 50 MB
ELEMENTS = 2_500_000  # rows, cells and their contents in the sheets: about a microsecond each, blank or not
CELLS = 1_000_000  # cells that hold something: 100,000 rows of ten
TEXT_CHARACTERS = 50 * MB  # in all cells together: a million cells may share one long text
CELL_CHARACTERS = 32_767  # what a spreadsheet program itself puts into one cell
SHEETS = 200
SPANS = 20_000  # merged ranges; each is kept by its corners, however large
FORMATS = 200_000  # cell formats; spreadsheet programs stop at 65,490
HEADER_COLUMNS = 512  # columns in which headings are looked for
DIGITS = 15  # of a number: a spreadsheet keeps no more
CHILD_BYTES = (
    1_000 * MB
)  # of memory for the child that reads an .xls, where the system can be asked to hold it to that
CHILD_SECONDS = 20  # of the processor for it, likewise
CHILD_PATIENCE = 120  # seconds by the clock, everywhere: the machine may be busy
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of a sheet, in every spreadsheet program of today
