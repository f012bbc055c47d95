"""What must hold: profiles, read from YAML, builtin or anybody's."""

from generator.profiles.frameworks import FRAMEWORKS
from generator.profiles.load import builtin_profiles, load_profile
from generator.profiles.model import Profile
from generator.profiles.schema import profile_schema

__all__ = ["FRAMEWORKS", "Profile", "builtin_profiles", "load_profile", "profile_schema"]
