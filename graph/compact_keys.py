"""The keys of millions of people by their ids, in little memory.

Long lists name more people than can be remembered with all that is known of them. Who they are must be remembered
nevertheless: looking up everybody again in every part of a list would cost more than taking it in.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from graph.model import PersonId, PersonKey

_FEWEST = 1 << 10  # slots to begin with, four kilobytes; assumption
_BITS = (1 << 32) - 1


class CompactKeys:
    """A key for each id, in about thirty bytes (measured with two million); a dictionary takes some two hundred.

    The ids themselves are not kept, but 96 bits of two hashes of each: Python's own (SipHash with a key of the process,
    PEP 456), of the id and of the id with something before it. So a new id is taken for one of n others with a
    probability of n / 2**96: one time in 10**15 for any two of ten million ids. Where Python's hashes have 32 bits,
    there are 64 of both.

    Entries are numbered from 1 in the order in which they came, so that whoever uses them can keep more about each.

    Attributes:
        keys: The key of each entry; 0 for the entry 0, which stands for nobody.

    Example:
        >>> keys = CompactKeys()
        >>> keys.add([PersonId("li:ada"), PersonId("li:bo")], [PersonKey(7), PersonKey(9)])
        >>> keys.find([PersonId("li:bo"), PersonId("li:cy")])
        [2, 0]
        >>> keys.keys[2]
        9
    """

    __slots__ = ("_first", "_second", "_slots", "keys")

    def __init__(self) -> None:
        """Begin with none."""
        # An open hash table with linear probing, as in Knuth, The Art of Computer Programming 3, 6.4, algorithm L.
        self._slots = array("I", bytes(4 * _FEWEST))
        self._first = array("q", [0])
        self._second = array("I", [0])
        self.keys: array[int] = array("q", [0])

    def __len__(self) -> int:
        """Return how many ids there are."""
        return len(self.keys) - 1

    def find(self, ids: Sequence[PersonId]) -> list[int]:
        """Return the entry of each id, in their order; 0 for those that are not there."""
        slots, firsts, seconds = self._slots, self._first, self._second
        mask = len(slots) - 1
        found = []
        for id_ in ids:
            second = hash("\n" + id_) & _BITS
            at = second & mask
            while entry := slots[at]:
                if seconds[entry] == second and firsts[entry] == hash(id_):
                    break
                at = at + 1 & mask
            found.append(entry)
        return found

    def add(self, ids: Sequence[PersonId], keys: Sequence[PersonKey]) -> None:
        """Add ids that are not there, each once.

        Args:
            ids: Them; fewer than 2**32 in all.
            keys: The key of each, in their order.
        """
        entry = len(self.keys)
        self._first.extend(map(hash, ids))
        self._second.extend([hash("\n" + id_) & _BITS for id_ in ids])
        self.keys.extend(keys)
        size = len(self._slots)
        while 3 * len(self.keys) > 2 * size:
            size *= 2
        if size > len(self._slots):
            self._slots, entry = array("I", bytes(4 * size)), 1
        slots, mask = self._slots, size - 1
        for second in self._second[entry:]:
            at = second & mask
            while slots[at]:
                at = at + 1 & mask
            slots[at] = entry
            entry += 1
