"""AWS's other AI services: what is searched, trained, listened to and looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.facts import Flow, Known, Model, Ref, Value
from generator.mappings.aws.common import (
    account_of,
    buckets_at,
    flows_at,
    is_on,
    joined,
    key_at,
    keys_at,
    names,
    partition_of,
    region_of,
    row,
)
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

_OWN = "the service encrypts with a key of AWS's own unless told otherwise"
_NO_KEY: Value[Ref | None] = Known(None, "the service takes no key of the customer's")


def _arn_of(service: str, kind: str, listing: str, field: str) -> Callable[[Document], str]:
    """Return what makes the ARN of an item that is listed without one."""

    def arn(document: Document) -> str:
        where = f"{partition_of(document)}:{service}:{region_of(document)}:{account_of(document)}"
        return f"arn:{where}:{kind}/{document.values[listing][field]}"

    return arn


def _name_and_id(arn: Callable[[Document], str], path: str) -> Derived:
    """Return a reader of the ARN of an item and the id it is listed with."""
    return Derived((path,), lambda document, item: Known((arn(document), str(item))))


def _tags_of(service: str, kind: str, field: str, parameter: str, permission: str = "") -> Call:
    arn = f"arn:{{operator}}:{service}:{{region}}:{{project}}:{kind}/{{{field}}}"
    return Call("list_tags_for_resource", permission or f"{service}:ListTagsForResource", {parameter: arn})


# Search

_INDEX_ARN = _arn_of("kendra", "index", "list_indices", "Id")

_KENDRA = row(
    "aws_kendra_index",
    Model,
    "kendra",
    name=Field(At("name"), At("list_indices.Name")),
    identities=Field(Derived(("arn", "id"), names, lenient=True), _name_and_id(_INDEX_ARN, "list_indices.Id")),
    tags="list_tags_for_resource.Tags",
    # https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html
    key=Field(
        key_at("server_side_encryption_configuration.0.kms_key_id", _OWN),
        key_at("describe_index.ServerSideEncryptionConfiguration.KmsKeyId", _OWN),
    ),
    live=Live(
        service="kendra",
        list=Call("list_indices", "kendra:ListIndices", items="IndexConfigurationSummaryItems"),
        details=(
            Call("describe_index", "kendra:DescribeIndex", {"Id": "{Id}"}),
            _tags_of("kendra", "index", "Id", "ResourceARN"),
        ),
        id=_INDEX_ARN,
    ),
)

_APPLICATION_ARN = _arn_of("qbusiness", "application", "list_applications", "applicationId")

_Q = row(
    "aws_qbusiness_application",
    Model,
    "qbusiness",
    name=Field(At("display_name"), At("list_applications.displayName")),
    identities=Field(
        Derived(("arn", "id"), names, lenient=True), _name_and_id(_APPLICATION_ARN, "list_applications.applicationId")
    ),
    tags="list_tags_for_resource.tags",
    # https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/data-protection.html
    key=Field(
        key_at("encryption_configuration.0.kms_key_id", _OWN),
        key_at("get_application.encryptionConfiguration.kmsKeyId", _OWN),
    ),
    live=Live(
        service="qbusiness",
        list=Call("list_applications", "qbusiness:ListApplications", items="applications"),
        details=(
            Call("get_application", "qbusiness:GetApplication", {"applicationId": "{applicationId}"}),
            _tags_of("qbusiness", "application", "applicationId", "resourceARN"),
        ),
        id=_APPLICATION_ARN,
    ),
)

# What text is about


def _trained_name(arn: str) -> str:
    # arn:aws:comprehend:eu-west-1:111122223333:document-classifier/mails/version/v2
    return arn.split("/")[1]


def _trained(type: str, listing: str, items: str, arn: str, more_keys: Field, deliveries: Field) -> Mapping:
    """Return the row of what Comprehend was trained to."""
    permission = f"comprehend:{''.join(part.capitalize() for part in listing.split('_'))}"
    return row(
        type,
        Model,
        "comprehend",
        name=Field(At("name"), At(f"{listing}.{arn}", convert=_trained_name)),
        arns=(f"{listing}.{arn}",),
        tags="list_tags_for_resource.Tags",
        # https://docs.aws.amazon.com/comprehend/latest/dg/kms-in-comprehend.html
        key=Field(key_at("model_kms_key_id", _OWN), key_at(f"{listing}.ModelKmsKeyId", _OWN)),
        more_keys=more_keys,
        deliveries=deliveries,
        live=Live(
            service="comprehend",
            list=Call(listing, permission, items=items),
            details=(Call("list_tags_for_resource", "comprehend:ListTagsForResource", {"ResourceArn": f"{{{arn}}}"}),),
            id=lambda document: str(document.values[listing][arn]),
        ),
    )


_CLASSIFIERS, _RECOGNIZERS = "list_document_classifiers", "list_entity_recognizers"

_CLASSIFIER = _trained(
    "aws_comprehend_document_classifier",
    _CLASSIFIERS,
    "DocumentClassifierPropertiesList",
    "DocumentClassifierArn",
    more_keys=Field(
        keys_at("volume_kms_key_id", "output_data_config.*.kms_key_id"),
        keys_at(f"{_CLASSIFIERS}.VolumeKmsKeyId", f"{_CLASSIFIERS}.OutputDataConfig.KmsKeyId"),
    ),
    deliveries=Field(
        flows_at("training output", "output_data_config.*.s3_uri"),
        flows_at("training output", f"{_CLASSIFIERS}.OutputDataConfig.S3Uri"),
    ),
)

_RECOGNIZER = _trained(
    "aws_comprehend_entity_recognizer",
    _RECOGNIZERS,
    "EntityRecognizerPropertiesList",
    "EntityRecognizerArn",
    more_keys=Field(keys_at("volume_kms_key_id"), keys_at(f"{_RECOGNIZERS}.VolumeKmsKeyId")),
    deliveries=Field(Always(Known(())), Always(Known(()))),
)

# What is seen

_COLLECTION_ARN = _arn_of("rekognition", "collection", "list_collections", "item")

_COLLECTION = row(
    "aws_rekognition_collection",
    Model,
    "rekognition",
    name=Field(At("collection_id"), At("list_collections.item")),
    identities=Field(
        Derived(("arn", "id"), names, lenient=True), _name_and_id(_COLLECTION_ARN, "list_collections.item")
    ),
    tags="list_tags_for_resource.Tags",
    # https://docs.aws.amazon.com/rekognition/latest/dg/security-data-encryption.html
    key=Field(Always(_NO_KEY), Always(_NO_KEY)),
    live=Live(
        service="rekognition",
        list=Call("list_collections", "rekognition:ListCollections", items="CollectionIds"),
        details=(_tags_of("rekognition", "collection", "item", "ResourceArn"),),
        id=_COLLECTION_ARN,
    ),
)


def _project_name(arn: str) -> str:
    # arn:aws:rekognition:eu-west-1:111122223333:project/doors/1700000000000
    return arn.split("/")[1]


_PROJECT = row(
    "aws_rekognition_project",
    Model,
    "rekognition",
    name=Field(At("name"), At("describe_projects.ProjectArn", convert=_project_name)),
    arns=("describe_projects.ProjectArn",),
    tags="list_tags_for_resource.Tags",
    # A version of a model may have a key, its project has none.
    key=Field(Always(_NO_KEY), Always(_NO_KEY)),
    live=Live(
        service="rekognition",
        list=Call("describe_projects", "rekognition:DescribeProjects", items="ProjectDescriptions"),
        details=(Call("list_tags_for_resource", "rekognition:ListTagsForResource", {"ResourceArn": "{ProjectArn}"}),),
        id=lambda document: str(document.values["describe_projects"]["ProjectArn"]),
    ),
)


def _shared_with_aws(document: Document, opted_in: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to AWS's own development, for a processor that lets it use what it sees.

    https://docs.aws.amazon.com/rekognition/latest/APIReference/API_StreamProcessorDataSharingPreference.html
    """
    found = [each for each in (opted_in if isinstance(opted_in, list) else [opted_in]) if each is not None]
    if unknown := undecided(*found):
        return unknown
    return Known((Flow("service improvement", "global"),) if any(is_on(each) for each in found) else ())


_STREAM_ARN = _arn_of("rekognition", "streamprocessor", "list_stream_processors", "Name")
_STREAM_ANSWER = "describe_stream_processor"

_STREAM = row(
    "aws_rekognition_stream_processor",
    Model,
    "rekognition",
    name=Field(At("name"), At("list_stream_processors.Name")),
    identities=Field(
        Derived(("arn", "stream_processor_arn"), names, lenient=True),
        _name_and_id(_STREAM_ARN, "list_stream_processors.Name"),
    ),
    tags="list_tags_for_resource.Tags",
    key=Field(key_at("kms_key_id", _OWN), key_at(f"{_STREAM_ANSWER}.KmsKeyId", _OWN)),
    deliveries=Field(
        joined(
            flows_at(
                "recognition",
                "output.*.kinesis_data_stream.*.arn",
                "notification_channel.*.sns_topic_arn",
            ),
            buckets_at("recognition", "output.*.s3_destination.*.bucket"),
            Derived(("data_sharing_preference.*.opt_in",), _shared_with_aws, lenient=True),
        ),
        joined(
            flows_at(
                "recognition",
                f"{_STREAM_ANSWER}.Output.KinesisDataStream.Arn",
                f"{_STREAM_ANSWER}.NotificationChannel.SNSTopicArn",
            ),
            buckets_at("recognition", f"{_STREAM_ANSWER}.Output.S3Destination.Bucket"),
            Derived((f"{_STREAM_ANSWER}.DataSharingPreference.OptIn",), _shared_with_aws, lenient=True),
        ),
    ),
    live=Live(
        service="rekognition",
        list=Call("list_stream_processors", "rekognition:ListStreamProcessors", items="StreamProcessors"),
        details=(
            Call("describe_stream_processor", "rekognition:DescribeStreamProcessor", {"Name": "{Name}"}),
            _tags_of("rekognition", "streamprocessor", "Name", "ResourceArn"),
        ),
        id=_STREAM_ARN,
    ),
)

# What is heard and said


def _heard(type: str, attribute: str, listing: str, items: str, field: str, kind: str) -> Mapping:
    """Return the row of what Transcribe was taught, which takes no key."""
    arn = _arn_of("transcribe", kind, listing, field)
    permission = f"transcribe:{''.join(part.capitalize() for part in listing.split('_'))}"
    return row(
        type,
        Model,
        "transcribe",
        name=Field(At(attribute), At(f"{listing}.{field}")),
        identities=Field(Derived(("arn",), names, lenient=True), _name_and_id(arn, f"{listing}.{field}")),
        tags="list_tags_for_resource.Tags",
        # https://docs.aws.amazon.com/transcribe/latest/dg/data-encryption.html
        key=Field(Always(_NO_KEY), Always(_NO_KEY)),
        live=Live(
            service="transcribe",
            list=Call(listing, permission, items=items),
            details=(_tags_of("transcribe", kind, field, "ResourceArn"),),
            id=arn,
        ),
    )


_BOT_ARN = _arn_of("lex", "bot", "list_bots", "botId")

_BOT = row(
    "aws_lexv2models_bot",
    Model,
    "lexv2-models",
    name=Field(At("name"), At("list_bots.botName")),
    identities=Field(Derived(("arn", "id"), names, lenient=True), _name_and_id(_BOT_ARN, "list_bots.botId")),
    tags="list_tags_for_resource.tags",
    # https://docs.aws.amazon.com/lexv2/latest/dg/encryption-at-rest.html
    key=Field(Always(_NO_KEY), Always(_NO_KEY)),
    live=Live(
        service="lexv2-models",
        list=Call("list_bots", "lex:ListBots", items="botSummaries"),
        details=(_tags_of("lex", "bot", "botId", "resourceARN"),),
        id=_BOT_ARN,
    ),
)

AI_SERVICES: tuple[Mapping, ...] = (
    _KENDRA,
    _Q,
    _CLASSIFIER,
    _RECOGNIZER,
    _COLLECTION,
    _PROJECT,
    _STREAM,
    _heard(
        "aws_transcribe_language_model", "model_name", "list_language_models", "Models", "ModelName", "language-model"
    ),
    _heard(
        "aws_transcribe_vocabulary",
        "vocabulary_name",
        "list_vocabularies",
        "Vocabularies",
        "VocabularyName",
        "vocabulary",
    ),
    _heard(
        "aws_transcribe_vocabulary_filter",
        "vocabulary_filter_name",
        "list_vocabulary_filters",
        "VocabularyFilters",
        "VocabularyFilterName",
        "vocabulary-filter",
    ),
    _heard(
        "aws_transcribe_medical_vocabulary",
        "vocabulary_name",
        "list_medical_vocabularies",
        "Vocabularies",
        "VocabularyName",
        "medical-vocabulary",
    ),
    _BOT,
)
