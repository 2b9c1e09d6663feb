"""Which indicator of which file is which metric, and whose statistics they are."""

from __future__ import annotations

from dataclasses import dataclass

from data_layer.vocabulary import MetricId


@dataclass(frozen=True, slots=True)
class Indicators:
    """One file: the source its figures belong to, and its indicators by the name they have there."""

    stem: str
    source: str
    metrics: dict[str, MetricId]
    # a school year dated April to March is moved to the months it is about
    school_year_in_april: bool = False


def table(stem: str, source: str, *, school_year_in_april: bool = False, **metrics: str) -> Indicators:
    named = {indicator: MetricId(metric) for metric, indicator in metrics.items()}
    return Indicators(stem, source, named, school_year_in_april)


FILES = (
    table(
        "further-education-and-skills-learner-achievements",
        "ons_els_dfe",
        fe_achievements="Further education and skills learner achievements",
    ),
    table(
        "further-education-and-skills-participation",
        "ons_els_dfe",
        fe_participation="Further education and skills participation",
    ),
    table(
        "apprenticeships",
        "ons_els_dfe",
        apprenticeship_starts="Apprenticeship starts (England)",
        apprenticeship_achievements="Apprenticeship achievements (England)",
    ),
    table(
        "qualifications-level-3-or-above",
        "ons_els",
        level3_qualifications="Level 3 or above qualifications (Great Britain)",
    ),
    table("qualifications-none-gb", "ons_els", no_qualifications="No qualifications"),
    table("gcses-in-english-and-maths", "ons_els_dfe", gcse_english_maths="GCSEs in English and Maths"),
    table(
        "pupils-at-expected-standards-by-end-of-primary-school",
        "ons_els_dfe",
        ks2_expected_standard="Pupils meeting the expected standard in reading, writing and maths",
    ),
    table(
        "early-years",
        "ons_els_dfe",
        early_years_literacy="Literacy",
        early_years_maths="Mathematics",
        early_years_communication="Communication and language",
    ),
    table(
        "persistent-absences-for-all-pupils",
        "ons_els_dfe",
        persistent_absence="Persistent absences for all pupils",
    ),
    table(
        "persistent-absences-for-pupils-looked-after-by-local-authorities",
        "ons_els_dfe",
        school_year_in_april=True,
        persistent_absence_looked_after="Persistent absences for pupils looked after by local authorities",
    ),
    table(
        "persistent-absences-for-pupils-eligible-for-free-school-meals",
        "ons_els_dfe",
        persistent_absence_free_school_meals="Persistent absences for pupils eligible for free school meals",
    ),
    table(
        "children-in-relative-poverty",
        "ons_els_dwp",
        child_poverty_after_housing="Children in relative poverty after housing costs",
        child_poverty_before_housing="Children in relative poverty before housing costs",
    ),
    table("claimant-count", "ons_els", claimant_count="Claimant Count"),
    table(
        "employment-rate",
        "ons_els",
        employment_rate="Employment rate",
        economic_inactivity="Economically inactive",
    ),
    table("gross-median-weekly-pay", "ons_els_nisra", median_weekly_pay="Gross median weekly pay"),
    table(
        "net-additions-to-the-housing-stock",
        "ons_els_mhclg",
        net_additional_dwellings="Net additions to the housing stock (England)",
    ),
    table(
        "housing-affordability-ratio",
        "ons_els",
        housing_affordability_ratio="Housing affordability ratio (residence-based)",
    ),
    table("greenhouse-gas-emissions", "ons_els_desnz", greenhouse_gas_emissions="Greenhouse gas emissions"),
    table("public-electric-vehicle-chargers", "ons_els_dft", ev_chargers="Public electric vehicle chargers"),
    table("gigabit-capable-broadband", "ons_els_ofcom", gigabit_broadband="Gigabit capable broadband"),
    table(
        "healthy-life-expectancy",
        "ons_els",
        healthy_life_expectancy_female="Female healthy life expectancy",
        healthy_life_expectancy_male="Male healthy life expectancy",
    ),
    table("cigarette-smokers", "ons_els", smoking_prevalence="Cigarette smokers"),
    table("adult-obesity-prevalence", "ons_els_ohid", adult_obesity="Adult obesity prevalence"),
    table("library-walk", "ons_els", library_access="Residents within a 30 minute walk of their nearest library"),
    table("engagement-with-culture-and-heritage", "ons_els_dcms", arts_engagement="Engaged with the arts"),
)
