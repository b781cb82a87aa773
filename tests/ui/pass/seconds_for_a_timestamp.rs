use generated::Timestamp;
use generated::types::DeviceType;

fn main() {
    let device = DeviceType::builder()
        .device_create_date(Timestamp::from_secs(1_700_000_000))
        .build();
    drop(device);
}
