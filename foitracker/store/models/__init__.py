from foitracker.store.models.answers import Answer
from foitracker.store.models.corrections import Correction, MemoryChoice
from foitracker.store.models.figures import NOT_A_COUNT, WITHOUT_A_NUMBER, Figure
from foitracker.store.models.files import AnswerFile, FileDecision, PasswordTry
from foitracker.store.models.flags import FlagRuling
from foitracker.store.models.forces import Force, ForceAlias, Population
from foitracker.store.models.history import HistoryIsWrittenOnce
from foitracker.store.models.letters import Letter
from foitracker.store.models.official import OfficialCount, OfficialTable, StandIn
from foitracker.store.models.readings import Reading
from foitracker.store.models.releases import Release, ReleaseSource, SignOff
from foitracker.store.models.requests import Event, Request
from foitracker.store.models.rounds import Question, Round, RoundPeriod
from foitracker.store.models.sums import RequestSums, RoundSums
from foitracker.store.models.tokens import Token
from foitracker.store.models.wordings import Confirmation, Ruling, Wording

__all__ = [
    "NOT_A_COUNT",
    "WITHOUT_A_NUMBER",
    "Answer",
    "AnswerFile",
    "Confirmation",
    "Correction",
    "Event",
    "Figure",
    "FileDecision",
    "FlagRuling",
    "Force",
    "ForceAlias",
    "HistoryIsWrittenOnce",
    "Letter",
    "MemoryChoice",
    "OfficialCount",
    "OfficialTable",
    "PasswordTry",
    "Population",
    "Question",
    "Reading",
    "Release",
    "ReleaseSource",
    "Request",
    "RequestSums",
    "Round",
    "RoundPeriod",
    "RoundSums",
    "Ruling",
    "SignOff",
    "StandIn",
    "Token",
    "Wording",
]
