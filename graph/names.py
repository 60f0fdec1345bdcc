"""Search by name: the ways in which one person's name is written and said.

Nothing here says that two people are one. A search shows whoever may be meant, and the user picks.
"""

from __future__ import annotations

from graph.identity import fold_name

# First names and what their bearers are called, folded, one group a line; a name may stand in several. Assumption: the
# everyday short forms of English, German, the Romance and the Slavic languages, each as dictionaries of first names
# give it. A group that is missing costs a search, one too many a line among the results.
_GROUPS = """
abigail abby gail
alejandro alex sandro jandro
alejandra alex sandra jandra
alexander alex alec xander sandy sasha sascha sander lex aleksandr
alexandra alex sandra sandy sasha sascha lexi aleksandra
alfred fred freddie alf
amanda mandy
andrew andy drew
anthony tony
antonio tony toni
anton toni tony
arthur art artie
barbara barb babs barbie
benjamin ben benny benji
bernard bernie
bernhard bernd
bradley brad
caroline carrie carol caro lina
catherine cathy cath kate katie kathy cat cate
charles charlie chuck chas
charlotte charlie lottie lotte
christian chris
christina chris tina chrissy christine
christine chris tina chrissy christina
christopher chris kit topher
clifford cliff
cynthia cindy
daniel dan danny
david dave davey
deborah deb debbie debra
dmitri dima mitya dmitry dimitri
dmitry dima mitya dmitri dimitri
donald don donny
dorothy dot dottie dolly
douglas doug
edward ed eddie ted teddy ned
ekaterina katya kate katja
eduardo edu eddie lalo
eleanor ellie nell nora
elizabeth liz lizzie beth betsy betty eliza libby lisa elsie liza
elisabeth liz lisa elli sisi lisbeth betty else
emanuel manny manu
emily em emmy
eugene gene
evgeny zhenya eugene yevgeny
ferdinand ferdi
florian flo
frances fran fanny frankie
francesca franci cesca
francis frank fran
francisco paco pancho fran kiko
franklin frank
frederick fred freddie rick
friedrich fritz fred friedel
gabriel gabe gabi
gabriela gabi gaby
georg schorsch jorg
george georgie
gerald gerry jerry
gerhard gerd
gregory greg
guillermo memo guille
harold harry hal
heinrich heinz heiner henry
helen nell nellie
henry hank harry hal
ignacio nacho
isabella bella izzy isa
ivan vanya
jacob jake
jacqueline jackie
james jim jimmy jamie
janet jan
jeffrey jeff
jennifer jen jenny jenn
jessica jess jessie
jesus chuy chucho
joachim jo achim jochen
johannes hans hannes johann jo
john jack johnny jon
jonathan jon jonny
jose pepe pepito
josef sepp jupp joe
joseph joe joey jo
josephine jo josie
joshua josh
juan juanito
judith judy jude
karl kalle charlie
katharina kathi kati kat rina katja
katherine kate katie kathy kat kitty kathryn
kenneth ken kenny
kimberly kim
konstantin kostya konni
lawrence larry lars laurie
leonard leo len lenny
lucas luke
ludwig lutz lui
manuel manu manolo
margaret maggie meg peggy marge greta daisy rita madge
margarethe grete greta gretel gretchen
maria mary mia mimi maja masha marie
mariya masha
martin marty
mary molly polly mimi
matthew matt matty
matthias matze hias
maximilian max
michael mike mick mickey mikey michi
mikhail misha mike
mitchell mitch
nathan nate
nathaniel nate nathan nat
natalia natasha natalie talia
natalya natasha
nicholas nick nicky nico
nikolai kolya nick
nikolaus klaus niko nick
oliver ollie olli
olga olya
pamela pam
patricia pat patty trish tricia
patrick pat paddy
paula pauli
peter pete
philip phil pip
phillip phil pip
philipp phil flip
rafael rafa
rebecca becky becca
reinhard reiner
richard rick ricky rich dick richie
robert bob rob bobby robbie bert
roberto beto rob
ronald ron ronny ronnie
rosemary rose rosie
rudolf rudi
samantha sam sammy
samuel sam sammy
sandra sandy
santiago santi
sebastian seb basti bastian
sergei seryozha serge
sergio checo
sophia sophie sofie sofia
stefan steff stephan
stefanie steffi stephanie
stephanie steph stephie
stephen steve steph
steven steve
susan sue susie suzy
susanne susi sanne
svetlana sveta lana
tatiana tanya tania
theodore ted teddy theo
theresa terry tess tessa terri
thomas tom tommy
timothy tim timmy
tobias tobi toby
ulrich uli
ulrike uli rike
valentina valya tina
vanessa nessa
veronica ronnie vero vera
victor vic
victoria vicky vicki tori
vincent vince vinnie vin
vladimir vova volodya vlad
walter wally walt
wilhelm willi willy wim
william bill will billy willy liam
wolfgang wolf wolfi
zachary zach zack
"""


def _table() -> dict[str, frozenset[str]]:
    """Return for each name everything that its bearer may be called, the full names of a short form included."""
    found: dict[str, set[str]] = {}
    for line in _GROUPS.split("\n"):
        full, *short = line.split() or [""]
        for name in short:
            found.setdefault(full, set()).add(name)
            found.setdefault(name, set()).update((full, *short))
    return {name: frozenset(others - {name}) for name, others in found.items()}


class NameSearch:
    """One search by name.

    Attributes:
        words: The folded words of the text; empty where it holds none.

    Args:
        text: What to look for, as a user writes it.

    Example:
        >>> search = NameSearch("Bob Mueller")
        >>> [search.rank(fold_name(name)) for name in ("Bob Mueller", "Bobby Mueller", "Robert Müller", "Rob Roy")]
        [0, 1, 2, None]
    """

    __slots__ = ("_joined", "_loose", "_whole", "words")

    def __init__(self, text: str) -> None:
        """Fold the text once."""
        self._whole = fold_name(text)
        self.words = self._whole.split()
        table = _table() if self.words else {}
        self._loose = [
            (f" {_bare(word)}", *(f" {each} " for each in sorted(table.get(word, ())))) for word in self.words
        ]
        self._joined = _bare(self._whole).replace(" ", "")

    def rank(self, folded: str) -> int | None:
        """Return how well a folded name fits.

        Args:
            folded: As :func:`graph.identity.fold_name` gives it.

        Returns:
            0 for the same name; 1 where every word begins a word of it; 2 where that holds for another way to write or
            to say a word: a nickname, an umlaut, an apostrophe, or the whole name in one word; None for none of these.
        """
        if not self.words or folded == self._whole:
            return 0
        name = " " + folded
        if all(f" {word}" in name for word in self.words):
            return 1
        bare = _bare(name)
        if all(any(each in f"{bare} " for each in ways) for ways in self._loose):
            return 2
        return 2 if bare.replace(" ", "") == self._joined else None


def _bare(name: str) -> str:
    """Return a folded name without what people leave out or write in two ways."""
    return name.replace("'", "").replace("-", " ").replace("ae", "a").replace("oe", "o").replace("ue", "u")
