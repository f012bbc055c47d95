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
    "AccessDenied", "AccessDeniedException", "AccessDeniedFault", "AuthorizationError", "Forbidden",
    "ForbiddenException", "NotAuthorized", "NotAuthorizedException", "UnauthorizedException", "UnauthorizedOperation",
})  # fmt: skip
_THROTTLED = frozenset({
    "BandwidthLimitExceeded", "EC2ThrottledException", "LimitExceededException", "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled",
    "RequestThrottledException", "SlowDown", "Throttled", "Throttling", "ThrottledException", "ThrottlingException",
    "TooManyRequests", "TooManyRequestsException", "TransactionInProgressException",
})  # fmt: skip
# https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
_NOT_SIGNED_UP = frozenset({
    "OptInRequired", "PendingVerification", "SubscriptionRequired", "SubscriptionRequiredException",
})  # fmt: skip
_NOT_KNOWN_THERE = frozenset({
    "InvalidAction", "UnknownOperationException", "UnsupportedOperation", "UnsupportedOperationException",
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
        return Failed(call, f"throttled in {region}, and again at every retry ({code})", permission)
    if code in _NOT_SIGNED_UP:
        service = call.partition(".")[0]
        return Failed(call, f"the account is not signed up for {service} in {region} ({code}): {message}")
    if code in _NOT_KNOWN_THERE:
        return Failed(call, f"{region} does not do this ({code}): {message}")
    if code.isdecimal():
        # No error of AWS's making, but a page of whatever stands in between.
        return Failed(call, f"HTTP {code} in {region} without an error code")
    return Failed(call, f"{code}: {message}")
