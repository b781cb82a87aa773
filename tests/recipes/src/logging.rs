//! Logs requests, responses and errors with `tracing`, without secrets.

use std::fmt::Debug;

use generated::{Operation, OperationError, Redacted, json};

/// Logs a call: `?` shows a value as `Debug` does, `%Redacted(..)` as JSON. Both redact.
pub fn log<O: Operation>(request: &O::Input, result: &Result<O::Output, OperationError>)
where
    O::Input: json::Wire,
    O::Output: Debug,
{
    let request = Redacted(request);
    match result {
        Ok(response) => tracing::info!(operation = O::NAME, %request, ?response),
        // The error says what failed, and has the id that AWS Support asks for. It never has the
        // body.
        Err(error) => tracing::warn!(
            operation = O::NAME,
            %request,
            code = error.code(),
            request_id = error.request_id(),
            %error
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use generated::operations::AdminSetUserPassword;
    use generated::types::{AdminSetUserPasswordRequest, AdminSetUserPasswordResponse};
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    /// What was logged.
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(result: &Result<AdminSetUserPasswordResponse, OperationError>) -> String {
        let log = Log::default();
        let writer = log.clone();
        let subscriber =
            tracing_subscriber::fmt().with_writer(move || writer.clone()).without_time().finish();
        let request = AdminSetUserPasswordRequest::builder()
            .user_pool_id("us-east-1_EXAMPLE")
            .username("jane")
            .password("hunter2")
            .build();
        tracing::subscriber::with_default(subscriber, || {
            super::log::<AdminSetUserPassword>(&request, result);
        });
        String::from_utf8(log.0.lock().unwrap().clone()).unwrap()
    }

    #[test]
    fn a_log_names_the_operation_and_shows_no_secret() {
        let fine = logged(&Ok(AdminSetUserPasswordResponse::builder().build()));
        let answer = http::Response::builder()
            .status(400)
            .header("x-amzn-requestid", "1f3c")
            .body(r#"{"__type": "InvalidPasswordException", "message": "too short"}"#)
            .unwrap();
        let failed = logged(&AdminSetUserPassword::response(&answer));
        for log in [&fine, &failed] {
            assert!(
                log.contains("AdminSetUserPassword") && log.contains("us-east-1_EXAMPLE"),
                "{log}"
            );
            assert!(!log.contains("hunter2") && !log.contains("jane"), "{log}");
        }
        assert!(failed.contains("InvalidPasswordException") && failed.contains("1f3c"), "{failed}");
    }
}
