"""Whose office an installation is, set on the site."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0017_visit_files")]

    operations = [
        migrations.CreateModel(
            name="OwnOffice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=32)),
                ("body", models.CharField(max_length=40)),
                ("organ", models.CharField(max_length=200)),
                ("symbol", models.CharField(max_length=40)),
                ("seat", models.CharField(blank=True, max_length=100)),
                ("signs", models.CharField(blank=True, max_length=200)),
                ("signer", models.CharField(blank=True, max_length=100)),
                ("kept_by", models.TextField()),
                ("kept_at", models.CharField(max_length=32, unique=True)),
            ],
            options={"ordering": ["-kept_at", "-id"]},
        )
    ]
