"""What one field of a profile cannot see of another; checked on the profile as its whole chain makes it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.files.validation import Problem, nearest
from generator.geography import Place, inside, place, places, why_not_placed
from generator.profiles.model import Profile


def problems(profile: Profile) -> Iterator[Problem]:
    """Yield everything wrong with the profile and with what each data class makes of it."""
    own = list(_problems(profile))
    yield from own
    for name in sorted(profile.classes):
        for problem in _problems(profile.for_class(name)):
            if problem not in own:
                message = f"for class {name}: {problem.message}"
                yield Problem(("classes", name, *problem.steps), message, problem.hint)


def _problems(profile: Profile) -> Iterator[Problem]:
    for cloud in ("aws", "google"):
        for index, code in enumerate(getattr(profile.residency.place, cloud)):
            yield from _placed(profile, cloud, code, index)
    for country, data_class in profile.access.sites.items():
        if data_class not in profile.classes:
            hint = nearest(data_class, profile.classes) or "define it under classes"
            yield Problem(("access", "sites", country), f"class `{data_class}` is not defined", hint)


def _placed(profile: Profile, cloud: str, code: str, index: int) -> Iterator[Problem]:
    """Where components go by default must be a region that the profile itself allows."""
    steps, found = ("residency", "place", cloud, index), place(cloud, code)
    if found is None:
        yield Problem(steps, why_not_placed(cloud, code), _nearest_region(cloud, code))
    elif found.kind != "region":
        yield Problem(steps, f"`{code}` is a {found.kind}; a region is wanted", _nearest_region(cloud, code))
    elif not inside(found, profile.residency.data):
        lies, allowed = ", ".join(found.within), ", ".join(profile.residency.data)
        yield Problem(steps, f"`{code}` lies in {lies}, outside residency.data ({allowed})", _allowed(profile, cloud))


def _nearest_region(cloud: str, code: str) -> str:
    return nearest(code, [each.code for each in _regions(cloud)], "see eurofence regions")


def _allowed(profile: Profile, cloud: str) -> str:
    """The regions that would do."""
    regions = [each.code for each in _regions(cloud) if inside(each, profile.residency.data)]
    return f"valid: {', '.join(regions)}" if regions else f"no region of {cloud} lies there"


def _regions(cloud: str) -> list[Place]:
    """The regions of a cloud, without the codes that only one service uses."""
    return [each for each in places(cloud) if each.kind == "region" and not each.services]
