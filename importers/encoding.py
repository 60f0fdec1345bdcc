"""Find out how a file's characters are written: UTF-8, UTF-16, cp1252, or two of them mixed."""

from __future__ import annotations

import codecs

_MIXED = "utf-8 with some cp1252"


def _cp1252_rest(error: UnicodeError) -> tuple[str, int]:
    """Decode the bytes that are not UTF-8 as cp1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("importers.encoding.cp1252", _cp1252_rest)


def decode(data: bytes) -> tuple[str, str]:
    """Decode a whole file; also say how."""
    try:
        if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    decoder = Decoder(data)
    return decoder.decode(data, final=True), decoder.encoding


class Decoder:
    """Decode a file piece by piece; what began as UTF-8 and does not go on so is still read."""

    def __init__(self, start: bytes) -> None:
        codec = "utf-8"
        errors = "strict"
        if start.startswith((b"\xff\xfe", b"\xfe\xff")):
            codec, self.encoding, errors = "utf-16", "utf-16", "replace"
        elif start.startswith(b"\xef\xbb\xbf"):
            codec, self.encoding = "utf-8-sig", "utf-8 with BOM"
        else:
            self.encoding = "utf-8"
        if self.encoding == "utf-8" and _is_cp1252(start):
            codec, self.encoding, errors = "cp1252", "cp1252", "replace"
        self._codec = codec
        self._decoder = codecs.getincrementaldecoder(codec)(errors)

    def decode(self, block: bytes, *, final: bool) -> str:
        """Decode the next bytes."""
        state = self._decoder.getstate()
        try:
            return self._decoder.decode(block, final)
        except UnicodeDecodeError:
            self._decoder = codecs.getincrementaldecoder(self._codec)("importers.encoding.cp1252")
            self._decoder.setstate(state)
            self.encoding = _MIXED
            return self._decoder.decode(block, final)


def _is_cp1252(start: bytes) -> bool:
    """Say whether bytes that are not UTF-8 are better read as cp1252 from end to end.

    A UTF-8 file with a few foreign or damaged bytes has more good multi-byte characters than bad bytes; in a
    cp1252 file two neighbouring bytes only rarely happen to look like UTF-8.
    """
    good_text = start.decode("utf-8", "ignore")
    bad = start.decode("utf-8", "replace").count("\ufffd") - good_text.count("\ufffd")
    good = len(good_text) - len(good_text.encode("ascii", "ignore"))
    if bad == 1:
        return not good and not _ends_early(start)
    return bad > 0 and bad >= good


def _ends_early(start: bytes) -> bool:
    """Say whether the only bad bytes are a character cut off at the end of the block."""
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False
