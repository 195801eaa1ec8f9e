"""The only way to change anything in a lobby.

Each operation is one transaction: it takes the branch, changes what it must, appends its events, and returns a frozen
value. What the lobby's rules forbid is refused with a reason (`shared.lobby.errors`).
"""

from shared.operations.alerting import tell_alerts
from shared.operations.bookings import (
    book,
    cancel_booking,
    read_booking,
    read_bookings,
    read_slots,
    restore_booking,
)
from shared.operations.broadcasting import broadcast, end_broadcast
from shared.operations.calling import Called, acknowledge, call_next, call_ticket, recall
from shared.operations.clock import Clock, FastClock, SystemClock, clock_from_environment
from shared.operations.consent import note_consent
from shared.operations.consulting import end_reception, escort, release_customer, welcome
from shared.operations.counters import (
    assign,
    close_counter,
    open_counter,
    pause_counter,
    sign_in,
    sign_out,
)
from shared.operations.customer_import import Imported, import_customers
from shared.operations.customer_keys import (
    KeyState,
    check_customer_key,
    make_customer_key,
    rotate_customer_key,
    write_kiosk_key,
)
from shared.operations.customer_lists import count_lists, read_list
from shared.operations.customer_purge import Purged, delete_customer, purge_customers
from shared.operations.customer_reading import (
    export_customer,
    find_customer,
    known_customers,
    read_customer,
    read_customers,
    unassigned,
)
from shared.operations.customer_watch import customer_watch
from shared.operations.customers import (
    add_customer,
    correct_customer,
    recognise,
)
from shared.operations.day import end_day
from shared.operations.displaying import display_ended, display_is
from shared.operations.followups import (
    cancel_follow_up,
    finish_follow_up,
    follow_ups,
    plan_follow_up,
    postpone_follow_up,
)
from shared.operations.handing import hand_over, recover, void
from shared.operations.house import answer_help, ask_help, close_service, close_zone, open_service, open_zone
from shared.operations.introducing import introduce
from shared.operations.issuing import Issued, issue, redeem, reserve
from shared.operations.leaving import come_back, hold_by_phone, leave
from shared.operations.lobby import Lobby, open_lobby, publish, published
from shared.operations.notes import read_notes, write_note
from shared.operations.overrides import cancel, last_step, move, prioritise, undo
from shared.operations.pins import hash_pin, verify
from shared.operations.presence import be_away, leave_seat, take_seat
from shared.operations.printers import printer_is
from shared.operations.radioing import acknowledge_message, say_in, send, tend_radio
from shared.operations.rated import PadQuestion, pad_question, read_rating, read_ratings, why_left
from shared.operations.rating import leave_unrated, rate, say_why_left, see_rating
from shared.operations.reading import (
    Event,
    calls_after,
    events_after,
    history,
    last_seq,
    read_board,
    read_branch,
    read_ticket,
    read_tickets,
)
from shared.operations.reassigning import reassign
from shared.operations.received import read_receptions
from shared.operations.receiving import (
    accept,
    decline,
    give,
    invite,
    lead,
    pass_on,
    receive,
    tend,
    withdraw,
)
from shared.operations.reprinting import next_reprint, reprint
from shared.operations.serving import bring_back, finish, hold, no_show, resume, start, transfer
from shared.operations.slipping import cut_off, slips

__all__ = [
    "Called",
    "Clock",
    "Event",
    "FastClock",
    "Imported",
    "Issued",
    "KeyState",
    "Lobby",
    "PadQuestion",
    "Purged",
    "SystemClock",
    "accept",
    "acknowledge",
    "acknowledge_message",
    "add_customer",
    "answer_help",
    "ask_help",
    "assign",
    "be_away",
    "book",
    "bring_back",
    "broadcast",
    "call_next",
    "call_ticket",
    "calls_after",
    "cancel",
    "cancel_booking",
    "cancel_follow_up",
    "check_customer_key",
    "clock_from_environment",
    "close_counter",
    "close_service",
    "close_zone",
    "come_back",
    "correct_customer",
    "count_lists",
    "customer_watch",
    "cut_off",
    "decline",
    "delete_customer",
    "display_ended",
    "display_is",
    "end_broadcast",
    "end_day",
    "end_reception",
    "escort",
    "events_after",
    "export_customer",
    "find_customer",
    "finish",
    "finish_follow_up",
    "follow_ups",
    "give",
    "hand_over",
    "hash_pin",
    "history",
    "hold",
    "hold_by_phone",
    "import_customers",
    "introduce",
    "invite",
    "issue",
    "known_customers",
    "last_seq",
    "last_step",
    "lead",
    "leave",
    "leave_seat",
    "leave_unrated",
    "make_customer_key",
    "move",
    "next_reprint",
    "no_show",
    "note_consent",
    "open_counter",
    "open_lobby",
    "open_service",
    "open_zone",
    "pad_question",
    "pass_on",
    "pause_counter",
    "plan_follow_up",
    "postpone_follow_up",
    "printer_is",
    "prioritise",
    "publish",
    "published",
    "purge_customers",
    "rate",
    "read_board",
    "read_booking",
    "read_bookings",
    "read_branch",
    "read_customer",
    "read_customers",
    "read_list",
    "read_notes",
    "read_rating",
    "read_ratings",
    "read_receptions",
    "read_slots",
    "read_ticket",
    "read_tickets",
    "reassign",
    "recall",
    "receive",
    "recognise",
    "recover",
    "redeem",
    "release_customer",
    "reprint",
    "reserve",
    "restore_booking",
    "resume",
    "rotate_customer_key",
    "say_in",
    "say_why_left",
    "see_rating",
    "send",
    "sign_in",
    "sign_out",
    "slips",
    "start",
    "take_seat",
    "tell_alerts",
    "tend",
    "tend_radio",
    "transfer",
    "unassigned",
    "undo",
    "verify",
    "void",
    "welcome",
    "why_left",
    "withdraw",
    "write_kiosk_key",
    "write_note",
]
