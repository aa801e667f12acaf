"""Where sentences begin and end: hand-judged Swedish, written for the purpose."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.sentences import split

# One text a line; ¦ marks each boundary between sentences (the sign is not part of the text).
JUDGED = """
Vi använder bl.a. Socialstyrelsens metodguide. ¦Den är öppen för alla.
Stöd ges till barn, unga m.m. ¦Det finns fler grupper.
Stöd ges till barn, unga m.m. ¦Socialnämnden beslutar själv.
Det gäller t.ex. Stockholm, dvs. Sveriges största kommun, och s.k. BBIC-utredningar.
Skriv t. ex. Malmö eller bl. a. Lund, o. s. v. ¦Det räcker.
Enligt 4 kap. 1 § första stycket gäller detta. ¦Av 3 kap. SoL framgår det.
Se 3 kap. ¦Det gäller alla. ¦Se även kap. 2 a § och 5 kap. 3 §.
Ärendet har dnr 123.45 och dnr. 12.3-44/2023. ¦Nästa ärende följer.
A. Svensson, J. K. Berg och A.-M. Ek skrev rapporten. ¦Hon höll med.
Dr. Berg och prof. Ek deltog. ¦Jfr. SOU 2020:47.
Talet 3.14 är inte 12,5 och inte 1.000. ¦Det är 3 200 kr. ¦Mer finns.
Lagen gäller från 2023-01-02, den 1 jan. 2024 och 1.1.2024. ¦Mötet är kl. 8.30 på tisdag.
Läs www.sbu.se. ¦Se https://www.sbu.se/vop2022_01. ¦Mejla a.b@stad.se. ¦Svar kommer.
SBU, Rapport 263/2017. ¦Nästa rapport kom senare.
Det bygger på beprövad erfarenhet.1 ¦Nästa mening är ny.
Det bygger på beprövad erfarenhet.12,13 ¦Nästa mening är ny.
Så är det [25]. ¦Över tid minskar det. [26] ¦Under tiden händer annat.
Se s.12 Svensson i registret. ¦Slut.
Han sa: ”Det är bra.” ¦Sedan gick han.
”Kan vi det?” frågade hon. ¦Ja! ¦Varför? ¦För att det behövs.
Det var så ... ¦Men nu är det annorlunda. ¦Det var så … och sedan hände något.
(Detta är en hel mening.) ¦Nästa (se nr 3. Mer finns där) går vidare. ¦Slut (som här). ¦Ny.
Arbetet ska leda till följande: Det ska bli bättre.
1. Inledning till ämnet. ¦2. Metoden är prövad.
ALLT ÄR STORT. ¦NÄSTA MENING OCKSÅ.
Det hände år 2017. ¦2018 var bättre. ¦Åren 2010. ¦Sedan dess.
Smith et al. Health and care är en bok. ¦De fann en effekt.
Det gäller p.g.a. Covid. ¦Avgiften är 5 tkr. ¦Den höjs.
Han avled 44 f.Kr. ¦Det var länge sedan.
Hon fick hepatit B. ¦Det är en sjukdom.
I forskningen saknas svar.¦Socialförvaltningen avvaktar.
Priset var 12 kr. st. och ca. 3 kg. ¦Är det dyrt?
Nämnden beslutade den 3. ¦Därefter gick ärendet vidare.
Insatsen gavs 2 ggr/vecka. ¦– Det var bra, sa hon.
Karl XII. ¦Han var kung.
Metoder, insatser etc. används. ¦Metoder, insatser etc. ¦Alla ska med.
Lagen består av två avdelningar: Avdelning I. Socialtjänstens mål. ¦Avdelning II. Insatser.
Kvalitet 1. Hjälpen som helhet 2. Bemötande 3. Inflytande
Källor: 7. SBU. ¦Metoder för vård. ¦8. Socialstyrelsen. ¦Riktlinjer.
Det visas i tabell 2. ¦Männen visas i tabell 3. ¦Kvinnorna saknas.
Det var 83 540 personer 2016.25 ¦Det är en minskning.
Det är 12 fall per 1 000 inv. 80 år och äldre. ¦SKR. ¦Skador i vården. ¦Se skr. 2019/20:5.
Det krävs för arbete av kvalificerad art. ¦Kravet står i art. 5 i förordningen.
Rapporten gavs ut av SBU. ¦Stockholm var platsen. ¦De gäller SoL och LSS. ¦Socialnämnden ansvarar.
Ydre 4 .. 13 .. Åtvidaberg .. 13 16 och Säter . 84.
Metod ...... 12 Resultat ...... 14
Se Figur 9. Andel kommuner med plan. ¦Se figur 9. ¦Andelen ökar.
Åtgärden är klar. ¦− Underhåll ska planeras. ¦* Källa: SCB.
Tabell 3. Andel äldre per län. ¦Figur 2.1. Antal.
Se tabell 3. ¦Den visar andelen. ¦Se fig. 4 i bilagan.
""".strip().splitlines()


@pytest.mark.parametrize("judged", JUDGED)
def test_sentences_end_where_a_reader_ends_them(judged):
    text = judged.replace("¦", "")
    assert [text[start:end] for start, end in split(text)] == [
        sentence.strip() for sentence in judged.split("¦")
    ]


def test_a_blank_line_parts_sentences():
    assert split("Rubrik\n\nTexten börjar") == [(0, 6), (8, 21)]


def test_a_single_line_break_parts_nothing():
    assert split("Texten går\növer två rader.") == [(0, 26)]


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_no_text_has_no_sentences(text):
    assert split(text) == []


@given(st.text(alphabet='aB1.!?…:()[]”" \n§–', max_size=60) | st.text(max_size=60))
def test_sentences_cover_every_sign_but_white_space_once_and_in_order(text):
    found = split(text)
    outside = text
    for start, end in reversed(found):
        assert text[start:end] == text[start:end].strip() != ""
        outside = outside[:start] + outside[end:]
    assert not outside.strip()
    assert all(left[1] <= right[0] for left, right in pairwise(found))
