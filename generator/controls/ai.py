"""Where models run and what is kept of them: controls on AI services."""

from __future__ import annotations

from generator.controls.custody import judge_keys
from generator.controls.flows import judge_field, judge_place
from generator.controls.interface import Control, Decision, Scene, failed, passed, undecided
from generator.facts import Compute, Guardrail, Holding, Known, Model, Organization, Route, Unknown
from generator.profiles import Profile


def _location(fact: Model, scene: Scene, profile: Profile) -> Decision:
    return judge_place(scene.place(fact), profile.residency.of("ai"), "it runs")


def _inference(fact: Holding, scene: Scene, profile: Profile) -> Decision | None:
    allowed = profile.residency.of("ai")
    decision = judge_field(fact.inference, fact, scene, allowed)
    if decision and profile.ai.inference == "anywhere":
        return passed("the profile lets models be asked anywhere")
    if decision and decision.verdict == "pass" and _asks_within_the_union(fact) and not _UNIONS & set(allowed):
        return undecided(f"{decision.message}; models of Google's that are asked there run somewhere in the EU")
    return decision


# https://docs.cloud.google.com/gemini-enterprise-agent-platform/resources/data-residency: a region keeps processing
# within the multi-region or country around it.
_UNIONS = frozenset({"EU", "EEA"})


def _asks_within_the_union(fact: Holding) -> bool:
    """Tell whether code asks foundation models of Google's, which a location alone names: endpoints have names."""
    flows = () if isinstance(fact.inference, Unknown) else fact.inference.value
    return fact.provider == "google" and any(isinstance(flow.to, str) for flow in flows)


def _prompts(fact: Model | Route, scene: Scene, profile: Profile) -> Decision | None:
    return judge_field(fact.prompts, fact, scene, profile.ai.prompt_logs or profile.residency.of("logs"))


def _opt_out(fact: Guardrail | Organization, scene: Scene, profile: Profile) -> Decision | None:
    if isinstance(fact.opts_out, Unknown):
        return undecided(fact.opts_out)
    if fact.opts_out.value is None:
        return None
    if profile.guardrails == "allow":
        return passed("the profile asks for no guardrails")
    if not fact.opts_out.value:
        return failed("AI services may keep what they are given, and in other regions")
    if isinstance(fact, Guardrail) and isinstance(fact.enforced, Unknown):
        return undecided(fact.enforced)
    if isinstance(fact, Guardrail) and fact.enforced == Known(False):
        return failed("it opts out of AI services keeping what they are given, but is attached to nothing")
    return passed("AI services may keep nothing that they are given")


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
    Control(
        id="AI-05",
        title="AI services keep nothing that they are given",
        question="residency",
        severity="high",
        kinds=(Guardrail, Organization),
        decide=_opt_out,
        judges=("guardrails",),
        why="AWS may store what Comprehend, Lex, Polly, Rekognition, Textract, Transcribe or Translate are given, to "
        "improve them, in a region other than the one that was asked. Only a policy of the organisation forbids it.",
        remediation="Enable AISERVICES_OPT_OUT_POLICY and attach one to the root that sets default to optOut.",
        clauses={"secnumcloud-3.2": ("19.2.b",), "c5-2026": ("PSS-12.01B",), "eucsf-1.2.1": ("SOV-3",)},
    ),
)
