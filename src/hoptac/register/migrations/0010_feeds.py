"""The addresses under which a calendar programme may follow the office's calendar."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0006_decisions")]

    operations = [
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("token_digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("language", models.CharField(default="vi", max_length=2)),
                ("made_by", models.TextField()),
                ("made_at", models.CharField(max_length=32)),
                ("revoked_at", models.CharField(blank=True, max_length=32)),
            ],
            options={"ordering": ["made_at", "ref"]},
        )
    ]
