//! The functions that rules call, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html>.

use super::value_type::Type;

/// A function of the standard library, except those that read a part of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Function {
    /// Whether a value isn't absent.
    IsSet,
    /// The opposite.
    Not,
    /// Whether two values of the same type are equal.
    Equals,
    /// A part of a text.
    Substring,
    /// A text with percent-encoding.
    UriEncode,
    /// The parts of a URL.
    ParseUrl,
    /// Whether a text is a label of a host.
    IsValidHostLabel,
    /// The partition of a region.
    Partition,
    /// The parts of an Amazon Resource Name.
    ParseArn,
    /// Whether a text is the name of a bucket that can be a label of a host.
    IsVirtualHostableS3Bucket,
    /// The first value that isn't absent.
    Coalesce,
    /// The second or the third value, as the first one says.
    IfThenElse,
    /// The parts of a text between separators.
    Split,
}

impl Function {
    /// Whether the result can be absent although all arguments are there.
    pub(crate) fn can_fail(self) -> bool {
        matches!(self, Self::Substring | Self::ParseUrl | Self::Partition | Self::ParseArn)
    }
}

/// A function with the types of its arguments and of its result.
pub(super) struct Signature {
    pub(super) function: Function,
    pub(super) arguments: &'static [Type],
    pub(super) result: Type,
}

impl Signature {
    /// The function of this name; those that take arguments of several types are none of these.
    pub(super) fn of(name: &str) -> Option<Self> {
        use Type::{Arn, Bool, List, Number, Partition, Text, Url};
        let (function, arguments, result): (_, &'static [Type], _) = match name {
            "not" => (Function::Not, &[Bool], Bool),
            "booleanEquals" => (Function::Equals, &[Bool, Bool], Bool),
            "stringEquals" => (Function::Equals, &[Text, Text], Bool),
            "substring" => (Function::Substring, &[Text, Number, Number, Bool], Text),
            "uriEncode" => (Function::UriEncode, &[Text], Text),
            "parseURL" => (Function::ParseUrl, &[Text], Url),
            "isValidHostLabel" => (Function::IsValidHostLabel, &[Text, Bool], Bool),
            "aws.partition" => (Function::Partition, &[Text], Partition),
            "aws.parseArn" => (Function::ParseArn, &[Text], Arn),
            "aws.isVirtualHostableS3Bucket" => {
                (Function::IsVirtualHostableS3Bucket, &[Text, Bool], Bool)
            }
            "split" => (Function::Split, &[Text, Text, Number], List),
            _ => return None,
        };
        Some(Self { function, arguments, result })
    }
}
