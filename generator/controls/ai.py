"""Where models run and what is kept of them: controls on AI services."""

from __future__ import annotations

from generator.controls.custody import judge_keys
from generator.controls.flows import judge_field, judge_place
from generator.controls.interface import Control, Decision, Scene, passed
from generator.facts import Compute, Holding, Model, Route
from generator.profiles import Profile


def _location(fact: Model, scene: Scene, profile: Profile) -> Decision:
    return judge_place(scene.place(fact), profile.residency.of("ai"), "it runs")


def _inference(fact: Holding, scene: Scene, profile: Profile) -> Decision | None:
    decision = judge_field(fact.inference, fact, scene, profile.residency.of("ai"))
    if decision and profile.ai.inference == "anywhere":
        return passed("the profile lets models be asked anywhere")
    return decision


def _prompts(fact: Model | Route, scene: Scene, profile: Profile) -> Decision | None:
    return judge_field(fact.prompts, fact, scene, profile.ai.prompt_logs or profile.residency.of("logs"))


AI = (
    Control(
        id="AI-01",
        title="Models run and are kept in the allowed jurisdictions",
        question="residency",
        severity="critical",
        kinds=(Model,),
        decide=_location,
        judges=("residency.ai",),
        why="A model is asked with clear data and learns from it. Endpoints, indexes and notebooks hold both.",
        remediation="Create the endpoint, index or notebook in a region inside residency.ai.",
        clauses={"secnumcloud-3.2": ("19.2.b",), "c3a-1.0": ("SOV-3-01-C3",), "eucsf-1.2.1": ("SOV-3",)},
    ),
    Control(
        id="AI-02",
        title="No inference route leaves the allowed jurisdictions",
        question="residency",
        severity="critical",
        kinds=(Compute, Model, Route),
        decide=_inference,
        judges=("ai.inference", "residency.ai"),
        why="A cross-region inference profile sends prompts to any region it lists, whatever the region that is asked: "
        "`us.` and `global.` profiles leave, and what `eu.` lists may change.",
        remediation="Ask a model of the region itself, or a profile whose every region is inside residency.ai.",
        clauses={"secnumcloud-3.2": ("19.2.b",), "c5-2026": ("PSS-12.01B",), "eucsf-1.2.1": ("SOV-3",)},
    ),
    Control(
        id="AI-03",
        title="Models, indexes, features and notebooks are under customer keys",
        question="key custody",
        severity="high",
        kinds=(Model,),
        decide=judge_keys,
        judges=("keys.custody",),
        why="A tuned model, an index or a notebook's disk holds what it was made of.",
        remediation="Give the model, index, feature store or notebook a key of the stack.",
        clauses={"c5-2026": ("CRY-19",), "secnumcloud-3.2": ("10.1",)},
    ),
    Control(
        id="AI-04",
        title="Prompts are logged in the allowed jurisdictions only",
        question="residency",
        severity="high",
        kinds=(Model, Route),
        decide=_prompts,
        judges=("ai.prompt_logs", "residency.logs"),
        why="A prompt log holds what people asked, and with it the data they asked about.",
        remediation="Log invocations to a bucket or log group inside ai.prompt_logs.",
        clauses={"secnumcloud-3.2": ("19.2.d",), "c5-2026": ("PSS-12.01AS",)},
    ),
)
