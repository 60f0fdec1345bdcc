"""Files in: exports, contact lists and tie lists become people, ties and evidence."""
