"""What AWS's error codes mean for a reading: who must do what about them."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary

from generator.errors import Incomplete
from generator.sources.live.calls import Failed

HINT = "check AWS_PROFILE or AWS_ACCESS_KEY_ID, or sign in again; `aws sts get-caller-identity` shows who you are"

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and, for the same in other words,
# https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
_EXPIRED = frozenset({"ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"})
_NOT_ACCEPTED = frozenset({
    "AuthFailure", "IncompleteSignature", "InvalidAccessKeyId", "InvalidClientTokenId", "InvalidSignatureException",
    "InvalidToken", "MissingAuthenticationToken", "SignatureDoesNotMatch", "UnrecognizedClientException",
})  # fmt: skip
_DENIED = frozenset({
    "AccessDenied", "AccessDeniedException", "AuthorizationError", "Forbidden", "NotAuthorized",
    "UnauthorizedOperation",
})  # fmt: skip
_THROTTLED = frozenset({
    "BandwidthLimitExceeded", "LimitExceededException", "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled",
    "RequestThrottledException", "SlowDown", "Throttling", "ThrottledException", "ThrottlingException",
    "TooManyRequestsException", "TransactionInProgressException",
})  # fmt: skip


def failed(call: str, permission: str, told: Dictionary[str, str], region: str, identified: bool) -> Failed:
    """Return what an error answer means: `told` is its code and message, `identified` whether AWS knows who asks.

    Raises `Incomplete` where the same credentials can get no answer from any call.
    """
    code, message = told.get("Code", ""), " ".join(told.get("Message", "").split())
    if code in _EXPIRED:
        raise Incomplete(f"the credentials have expired ({code})", where="aws", hint=HINT)
    if code in _NOT_ACCEPTED:
        # Credentials that AWS knows elsewhere and refuses here: https://docs.aws.amazon.com/accounts/latest/reference/
        # manage-acct-regions.html; tokens of the global STS endpoint are not valid in opt-in regions either.
        why = "the region is not enabled for the account, or not for this session" if identified else message
        return Failed(call, f"{region} does not accept the credentials ({code}): {why}")
    if code in _DENIED:
        return Failed(call, f"access denied: {message}", permission)
    if code in _THROTTLED:
        return Failed(call, f"throttled in {region}, and again at every retry ({code})")
    if code.isdecimal():
        # No error of AWS's making, but a page of whatever stands in between.
        return Failed(call, f"HTTP {code} in {region} without an error code")
    return Failed(call, f"{code}: {message}")
