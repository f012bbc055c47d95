"""The live clouds as sources: what the rows' `Live` say is asked, and each item becomes a document.

`sweep.py` is the engine and knows no cloud; `calls.py` is what it wants of one; `aws` and `google` know how their cloud
is asked and what its errors mean. They import their SDK at the top (a tenth of a second and more), so import them only
where a cloud is read.
"""
