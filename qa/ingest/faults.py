"""Why a file or a page could not be read, and what to do about it: the texts users see."""

from dataclasses import dataclass

from qa.errors import UnreadableFile
from qa.model import ReadingFault


@dataclass(frozen=True, slots=True)
class FaultText:
    """What happened (``reason``) and what to do (``advice``), both in Swedish."""

    reason: str
    advice: str


FAULTS: dict[str, FaultText] = {
    "encrypted": FaultText(
        "Filen är lösenordsskyddad.", "Lägg in en version som går att öppna utan lösenord."
    ),
    "damaged": FaultText(
        "Filen är skadad och kan inte läsas.",
        "Hämta filen på nytt från utgivaren, eller öppna den och spara om den som PDF.",
    ),
    "not_pdf": FaultText(
        "Filen är inte en PDF, trots att namnet slutar på .pdf.",
        "Spara dokumentet som PDF och lägg in det igen.",
    ),
    "no_text": FaultText(
        "Filen innehåller ingen text, bara bilder av sidor. Den är troligen inskannad.",
        "Gör en textläsning (OCR) av filen och lägg in resultatet.",
    ),
    "blank": FaultText(
        "Filen är tom: sidorna har varken text eller bilder.",
        "Kontrollera att rätt fil ligger i mappen.",
    ),
    "too_large": FaultText(
        "Filen är större än vad som tas emot.",
        "Dela upp filen eller spara den med mindre bilder. Gränsen är inställningen "
        "QA_READ_MAX_MIB.",
    ),
    "time": FaultText(
        "Det tog för lång tid att läsa filen.",
        "Dela upp filen eller spara om den som PDF. Gränsen är inställningen QA_READ_SECONDS.",
    ),
    "memory": FaultText(
        "Det krävdes för mycket minne för att läsa filen.",
        "Dela upp filen eller spara om den som PDF. Gränsen är inställningen QA_READ_MEMORY_MIB.",
    ),
    "reserve_reader": FaultText(
        "Filen följer inte PDF-formatet och har lästs med reservläsaren.",
        "Kontrollera citat ur filen extra noga, eller öppna filen och spara om den som PDF.",
    ),
    "page_damaged": FaultText(
        "Sidan är skadad och kunde inte läsas.",
        "Kontrollera sidan i originalet, eller öppna filen och spara om den som PDF.",
    ),
    "page_reserve_reader": FaultText(
        "Sidan följer inte PDF-formatet och har lästs med reservläsaren.",
        "Kontrollera citat från sidan extra noga.",
    ),
    "page_scanned": FaultText(
        "Sidan är en bild utan text.", "Gör en textläsning (OCR) av filen och lägg in resultatet."
    ),
    "page_garbled": FaultText(
        "Sidans text är svårläst: många tecken stämmer inte med vad som syns.",
        "Kontrollera sidan i originalet.",
    ),
    "crashed": FaultText(
        "Läsningen av filen avbröts av ett fel i PDF-läsaren.",
        "Öppna filen och spara om den som PDF.",
    ),
    "duplicate": FaultText(
        "Filen har samma innehåll som en annan fil och tas inte med två gånger.",
        "Ta bort den ena.",
    ),
    "bad_metadata": FaultText(
        "Uppgifterna i filen kunde inte användas. PDF-filen är läst ändå.",
        "Rätta filen. Hur den skrivs står i docs/drift.md.",
    ),
    "outside": FaultText(
        "Länken pekar ut ur mappen och följs inte.", "Lägg själva filen i mappen."
    ),
    "hidden": FaultText(
        "Filen är dold och läses inte: namnet börjar med en punkt.",
        "Byt namn på filen om den ska vara med, annars ta bort den.",
    ),
    "hidden_folder": FaultText(
        "Mappen är dold och läses inte: namnet börjar med en punkt.",
        "Byt namn på mappen om filerna i den ska vara med.",
    ),
    "folder": FaultText(
        "Det är en mapp, ingen PDF-fil, trots att namnet slutar på .pdf.",
        "PDF-filer i mappen läses som vanligt. Byt namn på mappen så försvinner den här raden.",
    ),
    "vanished": FaultText("Filen försvann innan den var läst.", "Indexera igen."),
    "changed": FaultText("Filen ändrades medan den lästes.", "Indexera igen."),
    "permission": FaultText("Filen eller mappen får inte läsas.", "Ändra rättigheterna."),
    "bad_name": FaultText(
        "Filens namn har tecken som inte är text.", "Byt namn på filen och indexera igen."
    ),
}


def unreadable(code: str, **facts: object) -> UnreadableFile:
    """Return the error to raise for ``code``. Raises ``KeyError`` for an unknown code."""
    text = FAULTS[code]
    return UnreadableFile(code, f"{text.reason} {text.advice}", **facts)


def fault(code: str, file: str, page: int | None = None) -> ReadingFault:
    """Return a line for the report of a build. Raises ``KeyError`` for an unknown code."""
    text = FAULTS[code]
    return ReadingFault(file=file, reason=text.reason, advice=text.advice, page=page, code=code)
