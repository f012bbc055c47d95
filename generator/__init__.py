"""eurofence: sovereignty profiles rendered to Terraform, checked in plans, diffed against live clouds.

Data takes one way through the package, and imports go only downwards (import-linter enforces it)::

    cli                                      one file a verb: parse, call, print, return a code
    reconcile                                stacks against a live reading, several reports into one
    judge | drift                            facts + profile -> findings; facts + facts -> drift
    controls | sources | render | reports    what must hold; where facts come from; Terraform; text
    findings | mappings                      verdicts and the report; how a document becomes a fact
    profiles | stacks                        what must hold; what to build
    facts                                    what is
    geography                                which country a region code lies in
    files | terraform                        YAML and atomic writes; the terraform binary
    errors                                   what a user can act on

Three changes to the first design. `geography` and `facts` stand below `profiles`, because a profile's jurisdictions,
places and custody are checked against them. Facts are `msgspec.Struct`s rather than dataclasses: frozen and slotted
just the same, five times cheaper to make, and a snapshot file is their plain encoding. `reconcile` stands above judge
and drift, because a diff is both.
"""

__version__ = "0.1.0"
