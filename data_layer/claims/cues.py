"""The words that claims are made of: which way, compared how, from what cause, and what nobody can check."""

# ruff: noqa: E501  a list of words cut in two is harder to read than a long one

from __future__ import annotations

import re

from data_layer.claims.model import Beyond, Sense

NOT = re.compile(
    r"\b(?:not|never|no longer|neither|nor|without|fail(?:s|ed|ing)? to|cannot|far from|rather than|instead of)\b|n['’]t\b|\bno$"
)
# "not only has it improved" denies nothing; "not just over 30%" does
NOT_ONLY = re.compile(
    r"(?: ?\b(?:not|cannot)|n['’]t) (?:only|just|merely|simply|solely)\b(?! (?:over|under|above|below|about|around|\d|£))"
)
# said before a claim, and denies all of it
UNTRUE = r"(?:untrue|false|incorrect|inaccurate|a (?:myth|lie|falsehood|fiction))"
TRUE = r"(?:true|correct|accurate|so|the case|a fact)"
SAY = r" to (?:say|claim|suggest|argue|state)(?: that)?"
IT_IS = r"(?:it|that|this)(?:['’]s| is| was| would be)(?: (?:just|simply|quite|actually|plainly|clearly|completely|totally|also))*"
IT_IS_NOT = rf"(?:{IT_IS} (?:not|no longer|never)|(?:it|that|this) (?:is|was|would)n['’]t(?: be)?)(?: (?:actually|really|at all|quite))?"
DENIES = re.compile(
    rf"^(?:(?:{IT_IS} {UNTRUE}|{IT_IS_NOT} {TRUE}),? (?:(?:just |simply )?that)|"
    rf"(?:{IT_IS} (?:{UNTRUE}|wrong|mistaken|misleading|a mistake)|{IT_IS_NOT} (?:{TRUE}|right|fair)){SAY}|(?:untrue|false|not true)(?::| that)) ",
    re.IGNORECASE,
)
# is it not so, or ought it not to be
OUGHT = re.compile(
    rf"^(?:{IT_IS} (?:wrong|misleading|a mistake)|{IT_IS_NOT} (?:right|fair)),? (?:(?:just |simply )?that) ",
    re.IGNORECASE,
)

GOES = r"(?:(?:has|have|had|is|are|was|were|been|be|being|gone|going|went|goes|getting|got|became|become|becoming) )*"

# which way a figure went
WAYS: list[tuple[str, Sense]] = [
    (r"improv(?:ed|ing|es|e|ements?)\b|(?:getting|got|gone|going|become|becoming|doing|done|is|are|much) better\b|better (?=than (?:(?:it|they|we|in|at|the|was|were|had|been|that|of|back) )*<p|on <p|<p|year on year|and better|every)|turn(?:ed|ing)? the corner|(?:moving|heading|going) in the right direction|recover(?:ed|ing|s)\b|bounc(?:ed|ing) back\b|strengthen(?:ed|ing)\b", Sense.BETTER),
    (r"worsen(?:ed|ing|s)?\b|deteriorat(?:ed|ing|es|e|ion)\b|(?:getting|got|gone|going|become|becoming|doing|done|is|are|much) worse\b|worse (?=than (?:(?:it|they|we|in|at|the|was|were|had|been|that|of|back) )*<p|on <p|<p|year on year|and worse|every)|(?:moving|heading|going) in the wrong direction|slid(?:ing|e)? back\b", Sense.WORSE),
    (r"(?:stayed|staying|stays|remain(?:ed|ing|s)?|held|holding|kept|is|are|was|been|broadly|largely|much|virtually|about) (?:broadly |largely |much |about |more or less |roughly |virtually )?(?:the same|unchanged|stable|flat|static|steady|level|constant)\b(?! as <[ga])|unchanged\b|plateaued\b|stalled\b|stagnat(?:ed|ing|es)\b|(?:not|\w+n't|hardly|barely|no) (?:really |much |been any |seen any |any )?chang(?:ed|es?|ing)\b|little chang(?:ed|e)\b|flat[- ]?lin(?:ed|ing)\b|stabilised\b|(?:held |kept )?(?:frozen|pegged)\b|^(?:broadly |largely )?(?:stable|static|flat|steady)$", Sense.SAME),
    (r"(?:risen|rose|rising|rises|rise)\b|increas(?:ed|ing|es|e)\b|(?:grown|grew|growing|grows|growth)\b|climb(?:ed|ing|s)?\b|jump(?:ed|ing|s)?\b|soar(?:ed|ing|s)\b|surg(?:ed|ing|es|e)\b|rocket(?:ed|ing)\b|spik(?:ed|ing|e)\b|mount(?:ed|ing)\b|crept up\b|creeping up\b|leapt\b|above (?=(?:its |their |the |what it was )?(?:in )?<p)|(?:gone|going|goes|went|is|are|was|were|now|has|have|been|moved|pushed|come|comes|came|coming|it|again|still|figures?|numbers?|rates?|by \S+) up\b|up (?=\d|£|a |an |by|on|from|since|over|nearly|almost|about|around|again|year|<p|to \d|slightly|sharply)|(?:higher|greater|more|bigger)(?= than (?:(?:it|they|we|in|at|the|was|were|had|been|that|of|back) )*<p| <p| (?!than )(?:\S+ ){0,8}?(?:than (?:in )?<p|<p))|(?<=is )growing\b", Sense.HIGHER),
    (r"(?:fallen|fell|falling|falls|fall)\b|drop(?:ped|ping|s)?\b|declin(?:ed|ing|es|e)\b|decreas(?:ed|ing|es|e)\b|reduc(?:ed|ing|es|e|tion)\b|shrunk\b|shrank\b|shrinking\b|collaps(?:ed|ing)\b|plummet(?:ed|ing)\b|plung(?:ed|ing)\b|tumbl(?:ed|ing)\b|slip(?:ped|ping|s)?\b|crept down\b|slump(?:ed|ing)?\b|dip(?:ped|ping|s)?\b|cut\b|below (?=(?:its |their |the |what it was )?(?:in )?<p)|(?:gone|going|goes|went|is|are|was|were|now|has|have|been|moved|brought|come|comes|came|coming|it|again|still|figures?|numbers?|rates?) down\b|down (?=\d|£|a |an |by|on|from|since|over|nearly|almost|about|around|again|year|<p|to \d|slightly|sharply)|(?:lower|fewer|less|smaller)(?= than (?:(?:it|they|we|in|at|the|was|were|had|been|that|of|back) )*<p| <p| (?!than )(?:\S+ ){0,8}?(?:than (?:in )?<p|<p))", Sense.LOWER),
]  # fmt: skip
# a change or a difference that is no small one
STRONG = re.compile(
    r"\b(?:much|far|way|well) (?=(?:\w+er|less|more|worse|above|below|over|under|ahead|behind|better|short)\b)|\ba lot\b|\b(?:significant|considerabl|substantial|dramatic|massive|vast|huge|great|sharp|marked|drastic|steep)(?:al)?ly\b|"
    r"\b(?:soar|surg|rocket|plummet|plung|slump|tumbl|collaps|leap|leapt|jump)(?:ed|ing|s|e)?\b"
)
TIMES: list[tuple[str, float]] = [
    (r"doubl(?:ed|ing|es|e)\b(?! (?:the|that) (?:\w+ )*<[ga])|twice (?:what|as (?:many|much|high|big|large)|the (?:level|rate|number|figure)s?)(?= .*(?:<p|was|were))|twofold\b|two-fold\b", 2.0),
    (r"(?:trebl|tripl)(?:ed|ing|es|e)\b|threefold\b|three-fold\b|three times (?:what|as (?:many|much|high)|the (?:level|rate|number|figure))(?= .*(?:<p|was|were))", 3.0),
    (r"quadrupl(?:ed|ing|es|e)\b|fourfold\b|four-fold\b", 4.0),
    (r"halv(?:ed|ing|es|e)\b|half what (?:it|they) (?:was|were)\b|half (?:the (?:level|rate|number|figure)s?)(?= .*(?:<p|was|were))", 0.5),
]  # fmt: skip
FROZEN = re.compile(r"\b(?:frozen|pegged)\b")
EVERY = re.compile(
    r"\b(?:every|each)(?: single)? (?:year|quarter)\b|\b(?:year|quarter) (?:after|by) (?:year|quarter)\b|\bsteadily\b|\bconsistently\b|\bcontinuously\b|\bkeeps? (?=\w+ing)"
)
RUNNING = re.compile(
    r"\b(?P<n>\w+) (?:consecutive |successive )?(?:years?|quarters?) (?:in a row|running|in succession|on the trot)\b|\b(?P<m>\w+) (?:consecutive|successive) (?:years?|quarters?)\b"
)
NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}  # fmt: skip

# how a figure is set beside others
VERB = r"(?:(?:fallen|fell|falling|risen|rose|rising|gone|moved|moving|crept|slipped|pulled|pulling|dropped|lagging|lags?|well|far|way|much|just|slightly) )*"
BESIDE: list[tuple[str, Sense]] = [
    (r"(?:not|\w+n\'t)(?: \S+){0,3}?(?: nearly| quite)? (?:as|so) (?:good|well|strong(?:ly)?)(?: \S+){0,2}? as", Sense.WORSE),
    (r"(?:not|\w+n\'t)(?: \S+){0,3}?(?: nearly| quite)? (?:as|so) (?:bad|badly|poor(?:ly)?)(?: \S+){0,2}? as", Sense.BETTER),
    (r"(?:not|\w+n\'t)(?: \S+){0,3}?(?: nearly| quite)? (?:as|so) (?:high|many|much|large|big)(?: \S+){0,2}? as", Sense.LOWER),
    (r"(?:not|\w+n\'t)(?: \S+){0,3}?(?: nearly| quite)? (?:as|so) (?:low|few|little|small)(?: \S+){0,2}? as", Sense.HIGHER),
    (r"better|ahead of|beat(?:s|ing|en)?|outperform(?:s|ed|ing)?|outstrip(?:s|ped|ping)?|compar(?:es?|ing) (?:well|favourably)|stronger|superior to|favourabl[ey]", Sense.BETTER),
    (r"worse|behind|trail(?:s|ed|ing)?|lag(?:s|ged|ging)?|underperform(?:s|ed|ing)?|compar(?:es?|ing) (?:badly|poorly|unfavourably)|weaker|unfavourabl[ey]|poorer", Sense.WORSE),
    (r"in line with|similar to|(?:about |much |roughly )?the same as|on (?:a )?par with|level with|match(?:es|ed|ing)?|comparable (?:to|with)|no different (?:from|to|than)|close to|equal to|typical of|consistent with", Sense.SAME),
    (r"higher|more|above|greater|larger|bigger|exceed(?:s|ed|ing)?|in excess of|surpass(?:es|ed|ing)?|(?<=is )high|(?<=are )high", Sense.HIGHER),
    (r"lower|less|fewer|below|smaller|short of|(?<=is )low|(?<=are )low", Sense.LOWER),
]  # fmt: skip
FOLD: list[tuple[str, float]] = [
    (r"twice|double|two times", 2.0), (r"three times|treble|triple", 3.0), (r"four times", 4.0),
    (r"half(?! of (?:all |the )?<g\d+> (?:<s|\w))", 0.5),
]  # fmt: skip
WHOLE_COUNTRY = re.compile(r"^ (?:of )?(?:all )?(?:councils|authorities|the country)|nationally|in the country")
ALL = re.compile(r"\b(?:all|every|each|any)\b")
MOST = re.compile(r"\b(?:most|many|the majority)\b")
MIDDLE = re.compile(r"\b(?:average|median|mean|typical|middle|norm|midpoint)\b")
QUARTER = re.compile(
    r"\b(?P<which>best|worst|top|bottom|highest|lowest|upper|lower)(?:[- ]performing)? (?:(?:quarter|quartile|25 per cent)\b|25%)"
)
QUARTER_SENSE = {"best": Sense.BETTER, "top": Sense.BETTER, "worst": Sense.WORSE, "bottom": Sense.WORSE,
                 "highest": Sense.HIGHER, "upper": Sense.HIGHER, "lowest": Sense.LOWER, "lower": Sense.LOWER}  # fmt: skip
ENDS = {"best": Sense.BETTER, "worst": Sense.WORSE, "highest": Sense.HIGHER, "most": Sense.HIGHER, "high": Sense.HIGHER,
        "peak": Sense.HIGHER, "lowest": Sense.LOWER, "low": Sense.LOWER, "fewest": Sense.LOWER, "least": Sense.LOWER}  # fmt: skip
RECORD = re.compile(
    r"\b(?P<end>best|worst|highest|lowest|fewest)(?P<of>(?: \S+){0,3}?) (?:ever|on record|recorded|yet|to date|in (?:its|our|their) history|since(?= )|<p\d+>|(?:in|for) (?:at least |over |more than |nearly )?(?P<years>\w+)(?: years?| decade)?\b)|"
    r"\b(?:record|all[- ]time|historic)(?:[- ]breaking)? (?P<level>high|low|best|worst)\b|\bat (?:a|its) (?P<peak>peak|lowest|highest|best|worst)\b(?! (?:ever|on|yet|in|for|since|<p))"
)

# what is said of targets
REACHED = re.compile(
    r"\b(?:met|meets?|meeting|hit|hits|hitting|reach(?:ed|es|ing)?|achiev(?:ed|es|ing)|exceed(?:ed|s|ing)?|beat(?:s|en|ing)?|surpass(?:ed|es)|ahead of|on|better than)\b(?: (?:our|its|the|their|a|this|all|that|own|council's)){0,3} targets?\b|\bon target\b"
)
MISSED = re.compile(
    r"\b(?:miss(?:ed|es|ing)?|behind|short of|off|fail(?:ed|s|ing)? to (?:meet|hit|reach|achieve)|worse than|not (?:met|hit|reached|achieved))\b(?: (?:our|its|the|their|a|this|all|that|own|council's)){0,3} targets?\b|\boff target\b"
)

OF_TARGET = r"\b(?: (?:our|its|the|their|a|this|all|that|own|council's)){0,3} targets?\b"
ABOVE_TARGET = re.compile(rf"\b(?:above|over|higher than|in excess of){OF_TARGET}")
BELOW_TARGET = re.compile(rf"\b(?:below|under|lower than){OF_TARGET}")

# what no figure can check
CAUSES = re.compile(
    r"(?:,? )\b(?:(?:mainly |largely |partly |all |simply )?(?:thanks to|because(?: of)?|due to|owing to|as a (?:direct )?result of|driven by|caused by|on the back of|on account of|by virtue of|following (?:our|the|a|this)|since (?:we|the council) (?:began|introduced|launched|brought|started|changed|took|opened|closed|cut)|which (?:shows|proves) (?:that )?(?:our|the|we)|(?:is|are|was|were) (?:down to|the (?:result|fault) of)))\b.*"
)
BUILDING = re.compile(
    r"(?:\b(?:is|are)|['’](?:re|s)) (?:now |still |already |currently )?building\b"
)  # may be in a name
BEYOND: list[tuple[re.Pattern[str], Beyond]] = [
    (re.compile(r"(?:\b(?:is|are|was|were|been|be|being|running|now|still)|'re|'s) (?:(?:now|still|all|running|both|already|well|not|badly) )*(?:late|delayed|overdue|behind (?:schedule|time)|(?:ahead of|on|to) (?:schedule|time)|on track|off track|under ?way|finished|complete)\b"), Beyond.PROMISE),
    (re.compile(r"\b(?:up|down|ris(?:en|ing)|rose|fall(?:en|ing)|fell|gr(?:ew|own|owing)|improv(?:ed|ing)|increas(?:ed|ing)|decreas(?:ed|ing)|dropp(?:ed|ing)|declin(?:ed|ing)|reduc(?:ed|ing)|worsen(?:ed|ing)|chang(?:ed|ing)|rise|fall|increase|drop|improvement|change)\b(?: \S+){0,4}? (?:(?:more|less|further|bigger|smaller|larger|steeper|sharper|quicker|worse|better)(?: \S+){0,2}? than(?! (?:£|\d|half|one|two|three|an? (?:half|third|quarter|fifth|tenth)))|as (?:much|far|fast)(?: \S+){0,2}? as) (?:\S+ ){0,3}?<[ga]|\b(?:bigger|larger|smaller|steeper|sharper|greater|faster|slower|quicker|stronger|weaker|more \w+|less \w+) (?:\S+ )?(?:rise|fall|increase|decrease|drop|improvement|reduction|change|growth|decline) (?:\S+ ){0,3}?than (?:\S+ ){0,3}?<[ga]"), Beyond.GAP),
    (re.compile(r"\b(?:nobody|no[- ]one|no other \w+|no council|none of <g\d+>|only <a\d+>)\b"), Beyond.RANK),
    (re.compile(r"\bgap\b.*\b(?:clos|narrow|widen|grow|grew|shr[iau]nk)|\b(?:clos|narrow|widen)\w* (?:the|our|that) gap\b|\b(?:catching up|caught up|pulling away|outpac(?:e[sd]?|ing)|(?:faster|slower|quicker|(?:more|less) \w+ly)(?: (?:rate|pace|speed))? than)\b"), Beyond.GAP),
    (re.compile(r"\b(?:we|council|they|the (?:administration|executive|cabinet)) (?:will|plans? to|aims? to|intends? to|wants? to|(?:is|are) (?:committed|determined|planning|going) to|pledges?|promises?)\b|\b(?:committed|determined|pledged|promised|ambition|aspir\w+|vision)\b"), Beyond.INTENTION),
    (re.compile(r"\b(?:will|won't|'ll|going to|set to|expected to|forecasts?|predict\w*|project(?:ed|ions?)|on (?:course|track) (?:to|for)|likely to|would|next year|heading for|by 20[3-9]\d)\b"), Beyond.FORECAST),
    (re.compile(r"\brank(?:ed|s|ing|ings)?\b|\bleague tables?\b|\b(?:top|bottom) (?:of|\d+|ten|five|three)\b|\bnumber one\b|\bno\.? ?1\b|\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th))(?: (?:best|worst|highest|lowest|place|out))?(?: \S+){0,4}? (?:in|of|among(?:st)?|out of) (?:\S+ ){0,3}?(?:<[ga]|country|land|councils|authorities|uk|nation|cities|\d)|\b(?:the |our |among(?:st)? the |one of the )?(?:best|worst|highest|lowest|leading|top)[- ]?(?:performing)?(?: \S+){0,4}? (?:in|of|among(?:st)?|across|for) (?:\S+ ){0,3}?(?:<[ga]|country|land|councils|authorities|uk|nation|world|cities|europe)|\b(?:the )?(?:best|worst|highest|lowest)(?: \S+){0,2}? (?:nationally|anywhere|<g)|\bbeat(?:s|ing)? everyone"), Beyond.RANK),
]  # fmt: skip
