"""Pack the fonts of the HTML page: run it when the faces, or the letters an annex is written with, change."""

from __future__ import annotations

from analysis.annex import fonts


def main() -> None:
    """Write each face, with the letters of `fonts.vietnamese`, beside the face that it is made from."""
    for face in fonts.FACES:
        fonts.shipped(face).write_bytes(fonts.packed(face, fonts.vietnamese()))


if __name__ == "__main__":
    main()
