"""Every benchmark: `make bench`. Ratios to a floor in the same run count, seconds are this machine's."""

from __future__ import annotations

from tests.bench import assets, live, plan

if __name__ == "__main__":
    plan.main()
    print()
    live.main()
    print()
    assets.main()
