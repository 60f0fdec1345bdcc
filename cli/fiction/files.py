"""LinkedIn's export format, written: the records of an invented story in, the bytes of every file out.

Every header, date shape and quirk follows what real archives look like: percent-encoded profile
addresses in one file and raw Unicode in the next, Pacific times beside UTC times, files with and
without a last newline. Nothing here is random; what a file says is decided by the story.
"""

from __future__ import annotations

import csv
import io
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cli.fiction.records import (
    Conversation,
    Extras,
    Member,
    Message,
    MessageColumns,
    Person,
    Shape,
    Story,
    Tie,
)

CONNECTIONS_PREAMBLE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. '
    "You will only see email addresses for connections who have allowed their connections to see or "
    "download their email address using this setting https://www.linkedin.com/psettings/privacy/email. "
    'You can learn more here https://www.linkedin.com/help/linkedin/answer/261"\n'
    "\n"
)
"""The three lines before the header of `Connections.csv`, byte for byte as LinkedIn writes them."""

CONNECTIONS_HEADER = (
    "First Name",
    "Last Name",
    "URL",
    "Email Address",
    "Company",
    "Position",
    "Connected On",
)
"""Header of `Connections.csv` since July 2023; between 2018 and then the same without `URL`."""

INVITATIONS_HEADER = (
    "From",
    "To",
    "Sent At",
    "Message",
    "Direction",
    "inviterProfileUrl",
    "inviteeProfileUrl",
)
"""Header of `Invitations.csv` since October 2023; until July 2023 the first five columns."""

PROFILE_HEADER = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers"
)
"""Header of `Profile.csv`; it has no profile address."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_PACIFIC = "America/Los_Angeles"
_GONE = "LinkedIn Member"
_JOBS_PER_FILE = 200  # rows after which LinkedIn continues in `Job Applications_1.csv`


def connected_on(day: date) -> str:
    """Write a day as `Connections.csv` does.

    Args:
        day: The UTC day of the connection.

    Returns:
        Two-digit day, English month, year.

    Example:
        >>> connected_on(date(2022, 6, 7))
        '07 Jun 2022'
    """
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year}"


def pacific_stamp(at: datetime) -> str:
    """Write a moment as `Invitations.csv` does: US Pacific local time, nothing padded.

    Args:
        at: A moment with a time zone.

    Returns:
        `M/D/YY, h:mm AM`.

    Example:
        >>> pacific_stamp(datetime(2026, 1, 29, 22, 37, tzinfo=UTC))
        '1/29/26, 2:37 PM'
    """
    local = at.astimezone(ZoneInfo(_PACIFIC))
    return f"{local.month}/{local.day}/{local.year % 100:02d}, {_clock(local)}"


def _clock(at: datetime) -> str:
    """Hours and minutes on the twelve-hour clock."""
    return f"{at.hour % 12 or 12}:{at.minute:02d} {'AM' if at.hour < 12 else 'PM'}"


def _padded_stamp(at: datetime) -> str:
    """The zero-padded form of recommendations."""
    return at.strftime("%m/%d/%y, %I:%M ") + ("AM" if at.hour < 12 else "PM")


def _java_stamp(at: datetime) -> str:
    """The Java form of company follows."""
    return f"{_DAYS[at.weekday()]} {_MONTHS[at.month - 1]} {at:%d %H:%M:%S} UTC {at.year}"


def _stamp(at: datetime) -> str:
    """The plain form of activity files."""
    return f"{at:%Y-%m-%d %H:%M:%S}"


def month(day: date) -> str:
    """Write a month as `Positions.csv` does.

    Args:
        day: Any day of the month.

    Returns:
        English month and year.

    Example:
        >>> month(date(2019, 6, 30))
        'Jun 2019'
    """
    return f"{_MONTHS[day.month - 1]} {day.year}"


def csv_text(header: str | Sequence[str], rows: Iterable[Sequence[str]], *, quoted: bool = False) -> str:
    r"""Write a table as LinkedIn does: commas, line feeds, quotes only where needed.

    Args:
        header: Column names, or one comma-separated text of them.
        rows: Cells in the order of the header.
        quoted: Quote every field, the header too.

    Returns:
        The text with a newline after the last row.

    Example:
        >>> csv_text("Name", [["Planning, daily"]])
        'Name\n"Planning, daily"\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerow(header.split(",") if isinstance(header, str) else header)
    writer.writerows(rows)
    return out.getvalue()


def _other(tie: Tie, person: Person) -> Person | None:
    """The other end of a tie, or None if the person is at neither end."""
    if tie.inviter.slug == person.slug:
        return tie.invitee
    return tie.inviter if tie.invitee.slug == person.slug else None


def _connections(story: Story, member: Member, shape: Shape) -> str:
    """The member's list on the day of the export: newest first, no newline at the end."""
    rows: list[tuple[date, Person | None]] = [(day, None) for day in member.hidden if day <= shape.as_of]
    for tie in story.ties:
        other = _other(tie, member.person)
        if other and tie.accepted.date() <= shape.as_of and (tie.until is None or shape.as_of < tie.until):
            rows.append((tie.accepted.date(), other))
    cells = []
    for day, person in sorted(rows, key=lambda row: (-row[0].toordinal(), row[1].slug if row[1] else "")):
        row = [""] * 6
        if person is not None:
            job = person.job_on(shape.as_of)
            email = person.email if person.shows_email else ""
            row = [person.first, person.last, person.encoded_url, email, job.company, job.position]
        row.append(connected_on(day))
        cells.append(row if shape.urls else row[:2] + row[3:])
    header = CONNECTIONS_HEADER if shape.urls else CONNECTIONS_HEADER[:2] + CONNECTIONS_HEADER[3:]
    return CONNECTIONS_PREAMBLE + csv_text(header, cells).removesuffix("\n")


def _invitations(story: Story, member: Member, shape: Shape) -> str:
    """Accepted invitations of the last months and the member's own open ones, not sorted by date."""
    me = member.person
    since = shape.as_of - timedelta(days=shape.invitation_days)
    rows = [
        tie
        for tie in story.ties
        if _other(tie, me) and since <= tie.sent.date() and tie.accepted.date() <= shape.as_of
    ]
    rows += [tie for tie in story.open_invitations if tie.inviter.slug == me.slug]
    rows.sort(key=lambda tie: (zlib.crc32(f"{tie.inviter.slug} {tie.invitee.slug}".encode()), tie.sent))
    width = 7 if shape.urls else 5
    return csv_text(
        INVITATIONS_HEADER[:width],
        [
            (
                tie.inviter.name,
                tie.invitee.name,
                pacific_stamp(tie.sent),
                tie.note,
                "OUTGOING" if tie.inviter.slug == me.slug else "INCOMING",
                tie.inviter.url,
                tie.invitee.url,
            )[:width]
            for tie in rows
        ],
    )


def _messages_header(columns: MessageColumns) -> list[str]:
    """The column names of one generation of `messages.csv`."""
    header = ["CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO"]
    header += [] if columns == "9" else ["RECIPIENT PROFILE URLS"]
    header += ["DATE", "SUBJECT", "CONTENT", "FOLDER"]
    header += ["ATTACHMENTS"] if columns in ("11", "12", "11 quoted") else []
    header += ["IS MESSAGE DRAFT"] if columns in ("12", "12 drafts") else []
    return header + (["IS CONVERSATION DRAFT"] if columns == "12 drafts" else [])


def _message_row(
    conversation: Conversation, message: Message, header: Sequence[str], one_line: bool
) -> list[str]:
    """One message in the columns of its generation."""
    sender = message.sender
    named = isinstance(sender, Person)
    recipients = [person for person in conversation.people if person is not sender]
    names = [person.name for person in recipients]
    names += [_GONE] * (conversation.gone - (0 if named else 1))
    folder = (
        "SPAM"
        if conversation.title == "Sponsored Conversation" and not named
        else "ARCHIVE"
        if conversation.code[-3] < "6"
        else "INBOX"
    )
    cells = {
        "CONVERSATION ID": conversation.code,
        "CONVERSATION TITLE": conversation.title,
        "FROM": sender.name if isinstance(sender, Person) else sender,
        "SENDER PROFILE URL": sender.url if isinstance(sender, Person) else "",
        "TO": ",".join(names),
        "RECIPIENT PROFILE URLS": ",".join(person.url for person in recipients),
        "DATE": f"{_stamp(message.at)} UTC",
        "SUBJECT": message.subject,
        "CONTENT": " ".join(message.content.splitlines()) if one_line else message.content,
        "FOLDER": folder,
        "ATTACHMENTS": message.attachment,
        "IS MESSAGE DRAFT": "No",
        "IS CONVERSATION DRAFT": "No",
    }
    return [cells[name] for name in header]


def _messages(story: Story, member: Member, shape: Shape) -> str:
    """All conversations of the member, each in one block, newest first."""
    header = _messages_header(shape.messages)
    quoted = shape.messages == "11 quoted"
    blocks: list[tuple[datetime, str, list[list[str]]]] = []
    for conversation in story.conversations:
        if not any(person.slug == member.person.slug for person in conversation.people):
            continue
        seen = [message for message in conversation.messages if message.at.date() <= shape.as_of]
        if seen:
            rows = [_message_row(conversation, message, header, not quoted) for message in reversed(seen)]
            blocks.append((seen[-1].at, conversation.code, rows))
    if "IS MESSAGE DRAFT" in header:
        for code, draft in member.drafts:
            about = Conversation(code or "2-unsent==", (member.person,), (draft,))
            cells = dict(zip(header, _message_row(about, draft, header, True), strict=True))
            cells |= {"CONVERSATION ID": code, "IS MESSAGE DRAFT": "Yes", "TO": "", "FOLDER": ""}
            blocks.append((draft.at, code, [[cells[name] for name in header]]))
    blocks.sort(key=lambda block: (block[0], block[1]), reverse=True)
    return csv_text(header, [row for block in blocks for row in block[2]], quoted=quoted)


def _endorsements(story: Story, member: Member, shape: Shape) -> dict[str, str]:
    """Both endorsement files; addresses without scheme, no address column in the older generation."""
    files = {}
    for word, role in (("Received", "Endorser"), ("Given", "Endorsee")):
        rows: list[Sequence[str]] = []
        for act in story.endorsements:
            own, other = (act.receiver, act.giver) if word == "Received" else (act.giver, act.receiver)
            if own.slug == member.person.slug and act.at.date() <= shape.as_of:
                cells = [
                    f"{act.at:%Y/%m/%d %H:%M:%S} UTC",
                    act.skill,
                    other.first.strip(),
                    other.last.strip(),
                ]
                cells += [other.url.removeprefix("https://")] if shape.urls else []
                rows.append([*cells, "PENDING" if len(rows) % 9 == 8 else "ACCEPTED"])
        header = f"Endorsement Date,Skill Name,{role} First Name,{role} Last Name"
        header += f",{role} Public Url" if shape.urls else ""
        files[f"Endorsement_{word}_Info.csv"] = csv_text(f"{header},Endorsement Status", rows)
    return files


def _recommendations(story: Story, member: Member, shape: Shape) -> dict[str, str]:
    """Both recommendation files, names only."""
    files = {}
    for word in ("Received", "Given"):
        rows: list[Sequence[str]] = []
        for act in story.recommendations:
            own, other = (act.receiver, act.giver) if word == "Received" else (act.giver, act.receiver)
            if own.slug == member.person.slug and act.at.date() <= shape.as_of:
                job = act.giver_job if word == "Received" else act.receiver_job
                status = "VISIBLE" if word == "Received" else ""
                cells = [other.first, other.last, job.company, job.position, act.text]
                rows.append([*cells, _padded_stamp(act.at), status])
        header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
        if rows:
            files[f"Recommendations_{word}.csv"] = csv_text(header, rows)
    return files


def _activity(extras: Extras, shape: Shape) -> dict[str, str]:
    """Posts, comments and reactions with the line breaks as broken as LinkedIn leaves them."""
    suffix = f"_{shape.member_number}" if shape.member_number else ""
    comments = "Date,Link,Message\n"
    shares: list[Sequence[str]] = []
    reactions: list[Sequence[str]] = []
    for at, text in extras.posts:
        number = int(at.timestamp() * 1000) << 22  # the time lies inside the share's id
        link = f"https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{number}"
        shares.append((_stamp(at), link, text.replace("\n", '"\n"'), "", "", "MEMBER_NETWORK"))
        bare = '"' + text.replace('"', '""') + '"' if "," in text or '"' in text else text
        comments += f"{_stamp(at + timedelta(hours=2))},{link},{bare}\n"
        reactions.append((_stamp(at + timedelta(hours=3)), "LIKE", link))
    follows = [(_stamp(at), status, name) for at, status, name in extras.member_follows]
    return {
        f"Shares{suffix}.csv": csv_text(
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility", shares
        ),
        f"Comments{suffix}.csv": comments,
        f"Reactions{suffix}.csv": csv_text("Date,Type,Link", reactions),
        f"Member_Follows{suffix}.csv": csv_text("Date,Status,FullName", follows),
    }


def _job_files(member: Member, extras: Extras) -> dict[str, str]:
    """Applications (continued in a second file when there are many), saved jobs, preferences."""
    header = (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
        "Resume Name,Question And Answers"
    )
    rows, saved = [], []
    for number, (at, company, title) in enumerate(extras.applications):
        link = f"http://www.linkedin.com/jobs/view/{4100000000 + 733 * number}"
        answers = 'Do you live near the office?:Yes | How did you hear of us?:"A friend", in short'
        cells = [pacific_stamp(at), member.person.email, "+1 555-0100", company, title, link, "resume.pdf"]
        rows.append([*cells, answers if number % 3 else ""])
        if number % 8 == 0:
            saved.append([pacific_stamp(at - timedelta(days=2)), link, title, company])
    files = {"Jobs/Saved Jobs.csv": csv_text("Saved Date,Job Url,Job Title,Company Name", saved)}
    for part in range(0, len(rows), _JOBS_PER_FILE):
        number = part // _JOBS_PER_FILE
        name = f"Jobs/Job Applications{f'_{number}' if number else ''}.csv"
        files[name] = csv_text(header, rows[part : part + _JOBS_PER_FILE])
    wishes = [
        member.place,
        member.industry,
        "",
        "Full-time",
        "Product Analyst",
        "Yes",
        ", ".join(extras.dream_companies),
    ]
    files["Jobs/Job Seeker Preferences.csv"] = csv_text(
        "Locations,Industries,Company Employee Count,Preferred Job Types,Job Titles,Open To Recruiters,"
        "Dream Companies,Profile Shared With Job Poster,Job Title For Searching Fast Growing Companies,"
        "Introduction Statement,Phone Number,Job Seeker Activity Level,Preferred Start Time Range,"
        "Commute Preference Starting Address,Commute Preference Starting Time,Mode Of Transportation,"
        "Maximum Commute Duration,Open Candidate Visibility,Job Seeking Urgency Level",
        [[*wishes, *[""] * 12]],
    )
    return files


def _seeker_files(member: Member, extras: Extras, shape: Shape) -> dict[str, str]:
    """What only a complete archive in daily use holds."""
    contacts = []
    for first, last, email, phone in extras.contacts:
        made = pacific_stamp(datetime(shape.as_of.year - 1, 3, 2, 18, tzinfo=UTC))
        cells = [first, "", last, "", "", "", "", "", email, phone]
        contacts.append([*cells, made, made, "us", "", "No", ""])
    notes = [
        (person.first, person.last, person.url, text, f"{_stamp(at)} UTC", "")
        for person, text, at in extras.notes
    ]
    message_header = _messages_header(shape.messages)
    watched = f"{shape.as_of - timedelta(days=400)} 07:41 UTC"
    return {
        **_activity(extras, shape),
        **_job_files(member, extras),
        "Notes.csv": csv_text(
            "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On",
            notes,
        ),
        "ImportedContacts.csv": csv_text(
            "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,"
            "PhoneNumbers,CreatedAt,UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location",
            contacts,
        ),
        "guide_messages.csv": csv_text(message_header, [], quoted=shape.messages == "11 quoted"),
        "Ad_Targeting.csv": csv_text(
            "Member Age,Company Names,Company Names,Company Names,Job Titles,Job Titles,Job Titles,"
            "interfaceLocale",
            [["", "", "", "", "", "", "", "en_US"]],
        ),
        "Learning.csv": csv_text(
            "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
            "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),",
            [
                [
                    "Reading a balance sheet",
                    "",
                    "Course",
                    watched,
                    "",
                    "false",
                    "",
                    "",
                ]
            ],
        ),
        "PhoneNumbers.csv": csv_text("Extension,Number,Type", [["", "", ""], ["", "+1 555-0100", "Mobile"]]),
    }


def archive_files(
    story: Story, member: Member, shape: Shape, extras: Extras | None = None
) -> dict[str, bytes]:
    """Write every file of one member's archive.

    Args:
        story: What happened between the people.
        member: Whose archive it is.
        shape: Its day and generations; nothing later than that day is written.
        extras: The job seeker's further files; None leaves them out.

    Returns:
        Bytes by path inside the archive: UTF-8 without byte-order mark, line feeds.
    """
    person = member.person
    # The profile has no decorations of the name that other people's lists show.
    profile = [person.first.strip(), person.last.strip(), "", "", "Dec 10", member.headline]
    profile += ["", member.industry, "", member.place, "", "", ""]
    registered = pacific_stamp(datetime.combine(shape.as_of - timedelta(days=4340), time(19), UTC))
    follows = [
        (company, _java_stamp(datetime(day.year, day.month, day.day, 14, 3, 22, tzinfo=UTC)))
        for day, company in member.follows
        if day <= shape.as_of
    ]
    files = {
        "Connections.csv": _connections(story, member, shape),
        "messages.csv": _messages(story, member, shape),
        "Invitations.csv": _invitations(story, member, shape),
        **_endorsements(story, member, shape),
        **_recommendations(story, member, shape),
        "Profile.csv": csv_text(PROFILE_HEADER, [profile]),
        "Profile Summary.csv": csv_text("Profile Summary", []),
        "Positions.csv": csv_text(
            "Company Name,Title,Description,Location,Started On,Finished On", member.positions
        ),
        "Education.csv": csv_text(
            "School Name,Start Date,End Date,Notes,Degree Name,Activities", member.education
        ),
        "Skills.csv": csv_text("Name", [[skill] for skill in member.skills]),
        "Email Addresses.csv": csv_text(
            "Email Address,Confirmed,Primary,Updated On", [[person.email, "Yes", "Yes", "Not Available"]]
        ).removesuffix("\n"),
        "Company Follows.csv": csv_text("Organization,Followed On", follows).removesuffix("\n"),
        "Languages.csv": csv_text("Name,Proficiency", [["English", "Native or bilingual proficiency"]]),
        "Registration.csv": csv_text(
            "Registered At,Registration Ip,Subscription Types", [[registered, "192.0.2.17", ""]]
        ),
    }
    if extras:
        files |= _seeker_files(member, extras, shape)
    return {name: text.encode() for name, text in files.items()}
